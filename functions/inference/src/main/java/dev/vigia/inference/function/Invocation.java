package dev.vigia.inference.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call while it is handled, and its line in the log: ids and counts, never a value. Used by one thread. */
final class Invocation {
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpRequest request;
    private final Instant arrived;
    private final Map<String, Object> line = new LinkedHashMap<>();
    private InferenceId id;
    private @Nullable String logged = "false";

    Invocation(HttpRequest request, InferenceId id, Instant arrived) {
        this.request = request;
        this.id = id;
        this.arrived = arrived;
        line.put("at", arrived.toString());
        line.put("function", "inference");
    }

    HttpRequest request() {
        return request;
    }

    Instant arrived() {
        return arrived;
    }

    InferenceId id() {
        return id;
    }

    void id(InferenceId next) {
        id = next;
    }

    void logged(Logged outcome) {
        logged = outcome.word();
        if (outcome instanceof Logged.Lost) {
            note("lost", 1);
        }
    }

    /** Says that a call is none that would be logged, and so that nothing is told of that. */
    void logsNothing() {
        logged = null;
    }

    /** Adds a member to the line: an id, a word or a count. */
    void note(String name, Object value) {
        line.put(name, value);
    }

    HttpResponse stamp(HttpResponse response) {
        HttpResponse named = response.with("x-vigia-inference-id", id.toString());
        return logged == null ? named : named.with("x-vigia-logged", logged);
    }

    String line(int status, Instant now) {
        line.put("id", id.toString());
        line.put("status", status);
        if (logged != null) {
            line.put("logged", logged);
        }
        line.put("ms", Duration.between(arrived, now).toMillis());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> member : line.entrySet()) {
                if (member.getValue() instanceof Integer number) {
                    json.writeNumberField(member.getKey(), number);
                } else if (member.getValue() instanceof Long number) {
                    json.writeNumberField(member.getKey(), number);
                } else {
                    json.writeStringField(member.getKey(), member.getValue().toString());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
