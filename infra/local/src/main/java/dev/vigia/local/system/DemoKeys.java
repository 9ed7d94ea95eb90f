package dev.vigia.local.system;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.demo.DemoModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo models' API keys, which the demo's own callers use: made once and kept in the data directory, readable by
 * its owner only. The registry holds their hashes.
 */
final class DemoKeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "demo-keys.json";

    private final Map<String, String> keys;

    private DemoKeys(Map<String, String> keys) {
        this.keys = keys;
    }

    /** Those of a data directory, made if there are none. */
    static DemoKeys of(Path data) throws IOException {
        byte[] json = SecretFile.read(data.resolve(FILE), DemoKeys::make);
        return new DemoKeys(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
    }

    private static byte[] make() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        SecureRandom random = new SecureRandom();
        for (DemoModel model : DemoModel.values()) {
            keys.put(model.model().value(), "vigia_" + SecretFile.random(random));
        }
        return JSON.writeValueAsBytes(keys);
    }

    String key(DemoModel model) {
        String key = keys.get(model.model().value());
        if (key == null) {
            throw new SystemException(
                    FILE + " has no key of " + model.model() + ": remove the data directory to begin anew");
        }
        return key;
    }

    /** What the registry holds of a key. */
    String hash(DemoModel model) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key(model).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
