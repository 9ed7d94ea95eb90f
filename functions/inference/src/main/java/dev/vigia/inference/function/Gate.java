package dev.vigia.inference.function;

import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.Problem;
import dev.vigia.model.ApiKey;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.Scope;
import dev.vigia.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Lets a call through to its model if its key may be used for it. */
final class Gate {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final String EXPECTED = "Authorization: Bearer <key>, or x-vigia-key: <key>";

    private final ModelRegistry registry;

    Gate(ModelRegistry registry) {
        this.registry = registry;
    }

    /**
     * The model of a call.
     *
     * @param scopes of which the key must have one
     * @throws dev.vigia.inference.http.ProblemException 401 without a key that is known, 403 for one that has not the
     *     scope, 404 for an unknown model (told to who sends some key)
     */
    Model enter(HttpRequest request, String name, Set<Scope> scopes) {
        String key = key(request);
        String hash = Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
        Optional<ModelName> modelName = modelName(name);
        Optional<Model> model = modelName.flatMap(registry::model);
        // Looked up without a key too, so that none, a wrong one, and one without the scope take the same steps.
        Optional<ApiKey> stored = modelName
                .flatMap(known -> registry.key(known, hash))
                .filter(found -> MessageDigest.isEqual(ascii(found.hash()), ascii(hash)))
                .filter(found -> found.revoked() == null);
        if (key.isEmpty()) {
            throw Problem.UNAUTHORIZED.with("authorization", EXPECTED, "the call has no key");
        }
        if (model.isEmpty()) {
            throw Problem.NOT_FOUND.with("model", "the name of a registered model", "there is no such model");
        }
        if (stored.isEmpty()) {
            throw Problem.UNAUTHORIZED.with("authorization", EXPECTED, "this key is none of the model's");
        }
        if (scopes.stream().noneMatch(stored.get()::allows)) {
            throw Problem.FORBIDDEN.with(
                    "authorization", "a key with scope " + words(scopes), "the key lacks the scope");
        }
        return model.get();
    }

    private static String words(Set<Scope> scopes) {
        return scopes.stream()
                .map(Scope::word)
                .sorted()
                .reduce((a, b) -> a + " or " + b)
                .orElse("");
    }

    /** Empty if there is none. The password of Basic is for clients that have nothing but their URL: http://any:KEY@host. */
    private static String key(HttpRequest request) {
        String own = request.header("x-vigia-key").orElse("");
        if (!own.isEmpty()) {
            return own;
        }
        String authorization = request.header("authorization").orElse("");
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? password(authorization.substring(BASIC.length()).strip())
                : "";
    }

    /** Empty if it cannot be read. */
    private static String password(String credentials) {
        try {
            String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<ModelName> modelName(String name) {
        try {
            return Optional.of(new ModelName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
