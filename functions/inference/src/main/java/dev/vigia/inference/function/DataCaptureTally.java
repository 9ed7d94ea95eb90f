package dev.vigia.inference.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.ProblemException;
import dev.vigia.model.Model;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes lines of records in, one after the other, and counts what became of them. Used by one thread. */
final class DataCaptureTally {
    private static final int MOST_TOLD = 100;
    private static final JsonFactory JSON = new JsonFactory();

    /** A line that was not taken. */
    record Refused(long line, ProblemException why) {}

    private final DataCaptureRecords records;
    private final List<Refused> told = new ArrayList<>();
    private long line;
    private long taken;
    private long known;
    private long refused;

    DataCaptureTally(DataCaptureRecords records) {
        this.records = records;
    }

    /**
     * Takes the next line; an empty one is passed over.
     *
     * @throws ProblemException if no line can be taken now: there is no such version, or nothing can be logged
     */
    void next(Model model, int version, byte[] bytes, Instant now) {
        line++;
        if (isBlank(bytes)) {
            return;
        }
        try {
            if (records.take(model, version, bytes, now)) {
                taken++;
            } else {
                known++;
            }
        } catch (ProblemException e) {
            if (e.problem() == Problem.UNAVAILABLE || e.problem() == Problem.NOT_FOUND) {
                throw e;
            }
            refused++;
            if (told.size() < MOST_TOLD) {
                told.add(new Refused(line, e));
            }
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    long taken() {
        return taken;
    }

    long known() {
        return known;
    }

    long refused() {
        return refused;
    }

    /** The first hundred. */
    List<Refused> told() {
        return List.copyOf(told);
    }

    /** {@code {"taken": 2, "known": 1, "refused": 1, "problems": [{"line": 3, "detail": …, "field": …, "expected": …}]}}. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("taken", taken);
            json.writeNumberField("known", known);
            json.writeNumberField("refused", refused);
            json.writeArrayFieldStart("problems");
            for (Refused one : told) {
                json.writeStartObject();
                json.writeNumberField("line", one.line());
                json.writeStringField("detail", one.why().detail());
                json.writeStringField("field", one.why().field());
                json.writeStringField("expected", one.why().expected());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written to", e);
        }
        return text.toString();
    }
}
