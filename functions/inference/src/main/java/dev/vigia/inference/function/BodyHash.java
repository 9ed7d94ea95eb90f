package dev.vigia.inference.function;

import dev.vigia.inference.PackedRows;
import dev.vigia.inference.Rows;
import dev.vigia.model.Model;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells a retry from another request with the same id. It stands in the log, and must not tell what the log may not: it is of the
 * redaction's key, and where there is none, of the rows as they are logged if some features are sensitive.
 */
final class BodyHash {
    private BodyHash() {}

    /**
     * 64 hex digits of what was asked: of the form, the model, and the body to the byte.
     *
     * @param form the route, and the version that it names
     * @param rows what the body holds
     */
    static String of(Redaction redaction, String form, Model model, byte[] body, Rows rows) {
        byte[] asked = redaction.leaks(rows.schema()) ? PackedRows.pack(redaction.apply(rows)) : body;
        ByteArrayOutputStream all = new ByteArrayOutputStream(asked.length + 100);
        all.writeBytes((form + "/" + model.name() + "\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(asked);
        return redaction.hash(all.toByteArray());
    }
}
