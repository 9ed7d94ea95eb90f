package dev.vigia.inference.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Takes in files of SageMaker's Data Capture from S3, whose keys are {@code
 * prefix/endpoint/variant/yyyy/mm/dd/hh/name.jsonl}. A file that is told of again adds nothing. Writes a JSON line for
 * each file, with the numbers of lines that were not taken and never what stands in them. Thread-safe.
 */
public final class DataCaptureImport {
    private static final int PARTS_AFTER_ENDPOINT = 6;
    private static final JsonFactory JSON = new JsonFactory();

    private final ModelRegistry registry;
    private final DataCaptureRecords records;
    private final ObjectLines objects;
    private final InstantSource clock;
    private final String model;
    private final Consumer<String> lines;

    /**
     * @param budget how long the log is tried before a record goes to the dead letters
     * @param sleep waits between tries
     * @param model the model that all files are of; empty: that of the endpoint's name, in lower case
     * @param lines takes the JSON line of each file
     */
    public DataCaptureImport(
            Ports ports,
            ObjectLines objects,
            Redaction redaction,
            InstantSource clock,
            Duration budget,
            Consumer<Duration> sleep,
            String model,
            Consumer<String> lines) {
        Versions versions = new Versions(ports.registry(), (version, schema) -> {
            throw new IllegalStateException("nothing is scored where captures are taken in");
        });
        this.registry = ports.registry();
        this.records = new DataCaptureRecords(versions, new Journal(ports, new Retry(clock, budget, sleep)), redaction);
        this.objects = objects;
        this.clock = clock;
        this.model = model;
        this.lines = lines;
    }

    /**
     * Takes a file in.
     *
     * @throws IllegalArgumentException if its key names no model, or one that is not registered, or none of its records can be
     *     taken in: then it is seen among the calls that failed
     * @throws dev.vigia.inference.http.ProblemException if nothing can be logged: the file is to be taken in again
     */
    public Imported take(String bucket, String key) {
        Instant started = clock.instant();
        ModelName name = new ModelName(model.isEmpty() ? endpoint(key) : model);
        Model found = registry.model(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "model " + name + " of object " + key + " is not registered: expected one that is"));
        DataCaptureTally tally = new DataCaptureTally(records);
        objects.read(bucket, key, line -> tally.next(found, 0, line, clock.instant()));
        lines.accept(line(key, name, tally, started));
        if (tally.refused() > 0 && tally.taken() + tally.known() == 0) {
            throw new IllegalArgumentException("none of the " + tally.refused() + " records of object " + key
                    + " could be taken in: expected Data Capture's, of the features of " + name + "; the log says why");
        }
        return new Imported(name.value(), tally.taken(), tally.known(), tally.refused());
    }

    private static String endpoint(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length <= PARTS_AFTER_ENDPOINT) {
            throw new IllegalArgumentException(
                    "object " + key + " names no endpoint: expected …/endpoint/variant/yyyy/mm/dd/hh/name.jsonl");
        }
        return parts[parts.length - 1 - PARTS_AFTER_ENDPOINT].toLowerCase(Locale.ROOT);
    }

    private String line(String key, ModelName name, DataCaptureTally tally, Instant started) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("at", started.toString());
            json.writeStringField("function", "import");
            json.writeStringField("model", name.value());
            json.writeStringField("object", key);
            json.writeNumberField("taken", tally.taken());
            json.writeNumberField("known", tally.known());
            json.writeNumberField("refused", tally.refused());
            json.writeArrayFieldStart("refusedLines");
            for (DataCaptureTally.Refused one : tally.told()) {
                json.writeString(one.line() + ": " + one.why().field() + ", expected "
                        + one.why().expected());
            }
            json.writeEndArray();
            json.writeNumberField(
                    "ms", Duration.between(started, clock.instant()).toMillis());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written to", e);
        }
        return text.toString();
    }
}
