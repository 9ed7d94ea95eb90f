package dev.vigia.inference.function;

import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import java.util.Optional;

/** The Funqy export: takes in the Data Capture file that an event tells of. */
public class ImportFunction {
    private final DataCaptureImport imports;

    @Inject
    public ImportFunction(DataCaptureImport imports) {
        this.imports = imports;
    }

    /** Throws where the event is to come again: EventBridge and Lambda see to that, and to what fails for good. */
    @Funq("import")
    public Imported imported(ObjectCreated event) {
        ObjectCreated.Detail detail = Optional.ofNullable(event.detail()).orElseThrow(() -> missing("detail"));
        String bucket = Optional.ofNullable(detail.bucket())
                .map(ObjectCreated.Named::name)
                .orElseThrow(() -> missing("detail.bucket.name"));
        String key = Optional.ofNullable(detail.object())
                .map(ObjectCreated.Keyed::key)
                .orElseThrow(() -> missing("detail.object.key"));
        return imports.take(bucket, key);
    }

    private static IllegalArgumentException missing(String field) {
        return new IllegalArgumentException("the event has no " + field + ": expected that of an object created in S3");
    }
}
