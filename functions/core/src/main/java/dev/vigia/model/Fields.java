package dev.vigia.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read strictly: what is missing, of another type or left over is an
 * {@code IllegalArgumentException} that names it by its place, such as {@code features[2].range.min}.
 */
final class Fields {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String place;
    private final ObjectNode object;
    private final Set<String> left;

    private Fields(String place, ObjectNode object) {
        this.place = place;
        this.object = object;
        left = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(left::add);
    }

    static Fields parse(String what, String json) {
        try {
            return of("", JSON.readTree(json), what);
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw new IllegalArgumentException(
                    what + " is not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr(), e);
        }
    }

    private static Fields of(String place, JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return new Fields(place, object);
        }
        throw new IllegalArgumentException(what + " is " + kind(node) + ": expected an object");
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    IllegalArgumentException wrong(String name, String expected) {
        JsonNode node = object.path(name);
        String found = node.isContainerNode() ? kind(node) : node.toString();
        String shown = found.length() > 80 ? found.substring(0, 80) + "…" : found;
        return new IllegalArgumentException("'" + at(name) + "' is " + shown + ": expected " + expected);
    }

    /** Ends the reading: a field that nobody asked for is an error. */
    void done() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown field '" + at(left.iterator().next()) + "'");
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    private @Nullable JsonNode take(String name) {
        left.remove(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private JsonNode need(String name, String expected) {
        JsonNode node = take(name);
        if (node == null) {
            throw new IllegalArgumentException("'" + at(name) + "' is missing: expected " + expected);
        }
        return node;
    }

    Optional<Fields> object(String name) {
        JsonNode node = take(name);
        return node == null ? Optional.empty() : Optional.of(of(at(name), node, "'" + at(name) + "'"));
    }

    Fields needObject(String name) {
        return of(at(name), need(name, "an object"), "'" + at(name) + "'");
    }

    /** The objects of an array; empty if it is absent. */
    List<Fields> objects(String name) {
        List<Fields> all = new ArrayList<>();
        for (JsonNode node : array(name)) {
            String element = at(name) + "[" + all.size() + "]";
            all.add(of(element, node, "'" + element + "'"));
        }
        return all;
    }

    /** The texts of an array; empty if it is absent. */
    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!node.isTextual()) {
                throw wrong(name, "texts only");
            }
            all.add(node.textValue());
        }
        return all;
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode node = take(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong(name, "an array");
        }
        return node;
    }

    String text(String name) {
        if (need(name, "a text").isTextual()) {
            return object.path(name).textValue();
        }
        throw wrong(name, "a text");
    }

    @Nullable String optionalText(String name) {
        return has(name) ? text(name) : absentText(name);
    }

    private @Nullable String absentText(String name) {
        left.remove(name);
        return null;
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(name, "an instant such as 2026-11-23T12:00:00Z");
        }
    }

    Duration duration(String name) {
        String text = text(name);
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(name, "a duration such as PT5M or P30D");
        }
    }

    /** The names of this object's fields, in the order they were written. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    double number(String name) {
        if (need(name, "a number").isNumber()) {
            return object.path(name).doubleValue();
        }
        throw wrong(name, "a number");
    }

    @Nullable Double optionalNumber(String name) {
        left.remove(name);
        return has(name) ? (Double) number(name) : null;
    }

    long whole(String name) {
        if (need(name, "a whole number").canConvertToExactIntegral()
                && object.path(name).canConvertToLong()) {
            return object.path(name).longValue();
        }
        throw wrong(name, "a whole number");
    }

    int wholeInt(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw wrong(name, "a whole number of 32 bits");
        }
        return (int) value;
    }

    @Nullable Integer optionalInt(String name) {
        left.remove(name);
        return has(name) ? (Integer) wholeInt(name) : null;
    }

    /** True or false; false if it is absent. */
    boolean flag(String name) {
        JsonNode node = take(name);
        if (node != null && !node.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node != null && node.booleanValue();
    }

    /** One of an enum's words, which are its names in lower case. */
    <E extends Enum<E>> E word(String name, Class<E> type) {
        String word = text(name);
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String known = word(constant);
            if (known.equals(word)) {
                return constant;
            }
            words.add(known);
        }
        throw wrong(name, "one of " + String.join(", ", words));
    }

    <E extends Enum<E>> E word(String name, Class<E> type, E absent) {
        left.remove(name);
        return has(name) ? word(name, type) : absent;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Runs a constructor that checks its arguments, and adds this object's place to what it complains of. */
    <T> T checked(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw place.isEmpty() ? e : new IllegalArgumentException("'" + place + "': " + e.getMessage(), e);
        }
    }
}
