package dev.vigia.local.command;

import dev.vigia.local.sagemaker.MonitorSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells what of another tool's file is not taken over. */
final class SchemaNotes {
    private SchemaNotes() {}

    /** @param schema what stands after {@code --schema}; null: nothing */
    static void tell(@Nullable Path schema, PrintWriter err) throws IOException {
        if (schema == null || !Files.isRegularFile(schema)) {
            return;
        }
        try {
            MonitorSchema.read(Files.readString(schema))
                    .ifPresent(
                            read -> read.notTaken().forEach(note -> err.println(schema + ": not taken over: " + note)));
        } catch (MalformedInputException | IllegalArgumentException e) {
            return; // told, as an error, by whoever reads the schema
        }
        err.flush();
    }
}
