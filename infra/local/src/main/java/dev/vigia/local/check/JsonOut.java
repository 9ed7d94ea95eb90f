package dev.vigia.local.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes fields as CHECK.md has them: what is not known is left out, what is not finite is null. */
final class JsonOut {
    private final JsonGenerator json;

    JsonOut(JsonGenerator json) {
        this.json = json;
    }

    /** A part of an object or a list. */
    interface Part {
        void write(JsonOut out) throws IOException;
    }

    JsonOut text(String name, String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    JsonOut count(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    /** A number; left out if it is null. */
    JsonOut number(String name, @Nullable Double value) throws IOException {
        if (value != null) {
            number(name, value.doubleValue());
        }
        return this;
    }

    /** A number; null if it is not finite. */
    JsonOut number(String name, double value) throws IOException {
        json.writeFieldName(name);
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
        return this;
    }

    JsonOut number(String name, OptionalDouble value) throws IOException {
        return number(name, value.orElse(Double.NaN));
    }

    JsonOut object(String name, Part part) throws IOException {
        json.writeObjectFieldStart(name);
        part.write(this);
        json.writeEndObject();
        return this;
    }

    JsonOut list(String name, Part part) throws IOException {
        json.writeArrayFieldStart(name);
        part.write(this);
        json.writeEndArray();
        return this;
    }

    /** An element of a list. */
    JsonOut element(Part part) throws IOException {
        json.writeStartObject();
        part.write(this);
        json.writeEndObject();
        return this;
    }

    JsonOut texts(String name, List<String> texts) throws IOException {
        json.writeFieldName(name);
        json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        return this;
    }

    JsonOut numbers(String name, List<Double> numbers) throws IOException {
        json.writeFieldName(name);
        json.writeArray(numbers.stream().mapToDouble(Double::doubleValue).toArray(), 0, numbers.size());
        return this;
    }

    JsonOut rows(String name, long[] rows) throws IOException {
        json.writeFieldName(name);
        json.writeArray(rows, 0, rows.length);
        return this;
    }
}
