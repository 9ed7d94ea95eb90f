package dev.vigia.ui.login;

import dev.vigia.access.LoginToken;
import dev.vigia.access.LoginToken.Reading;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Accepts each login link once. */
@Singleton
final class LoginLinks {
    /** What became of a link. */
    enum Verdict {
        WELCOME,
        USED,
        EXPIRED,
        FORGED
    }

    private final String secret;
    private final InstantSource clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    LoginLinks(@ConfigProperty(name = "vigia.ui.login.secret") Optional<String> secret, InstantSource clock) {
        this.secret = secret.orElse("");
        this.clock = clock;
        if (this.secret.length() < LoginToken.SHORTEST_SECRET) {
            throw new ConfigurationException("VIGIA_UI_LOGIN_SECRET of " + this.secret.length()
                    + " characters: expected " + LoginToken.SHORTEST_SECRET + " or more, made anew for each start");
        }
    }

    /** Uses a link's token up, if it is good. */
    Verdict use(String text) {
        Instant now = clock.instant();
        return switch (LoginToken.read(text, secret, now)) {
            case Reading.Good(LoginToken token) -> take(token, now) ? Verdict.WELCOME : Verdict.USED;
            case Reading.Expired _ -> Verdict.EXPIRED;
            case Reading.Forged _ -> Verdict.FORGED;
        };
    }

    private boolean take(LoginToken token, Instant now) {
        used.values().removeIf(expiry -> !now.isBefore(expiry));
        return used.putIfAbsent(token.nonce(), token.expires()) == null;
    }
}
