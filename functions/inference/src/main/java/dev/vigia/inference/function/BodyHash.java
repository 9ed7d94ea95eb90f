package dev.vigia.inference.function;

import dev.vigia.model.Model;
import dev.vigia.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Tells a retry from another request with the same id. */
final class BodyHash {
    private BodyHash() {}

    /**
     * SHA-256 in hex of what was asked: of the form, the model, and the body to the byte.
     *
     * @param form the route, and the version that it names
     */
    static String of(String form, Model model, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + 100);
        all.writeBytes((form + "/" + model.name() + "\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return Sha256.hex(all.toByteArray());
    }
}
