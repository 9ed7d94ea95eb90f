package dev.vigia.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A schema as JSON: {@code {"schema": 1, "features": [{"name": "age", "type": "number", "range": {"min": 0}}]}}. Every
 * field but {@code name} and {@code type} is optional; what is absent is not checked. An unknown field is an error that
 * names it.
 */
public final class SchemaJson {
    private static final int FORMAT = 1;

    /** The largest whole number below which every whole number is a double. */
    private static final double EXACT = 1L << 53;

    private SchemaJson() {}

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException if it is not JSON or not a schema; the message names the field
     */
    public static Schema read(String json) {
        return read(Fields.parse("schema", json));
    }

    static Schema read(Fields fields) {
        if (fields.whole("schema") != FORMAT) {
            throw fields.wrong("schema", "the format version " + FORMAT);
        }
        List<Feature> features = new ArrayList<>();
        fields.objects("features").forEach(feature -> features.add(feature.checked(() -> feature(feature))));
        fields.done();
        return new Schema(features);
    }

    private static Feature feature(Fields fields) {
        Feature feature = new Feature(
                fields.text("name"),
                fields.word("type", FeatureType.class),
                fields.word("role", Role.class, Role.FEATURE),
                fields.word("sensitive", Sensitivity.class, Sensitivity.NONE),
                constraints(fields));
        fields.done();
        return feature;
    }

    private static Constraints constraints(Fields fields) {
        Optional<Fields> missing = fields.object("missing");
        Optional<Fields> range = fields.object("range");
        Optional<Fields> newCategories = fields.object("newCategories");
        Optional<Fields> length = fields.object("length");
        Constraints constraints = new Constraints(
                number(missing, "max"),
                number(range, "min"),
                number(range, "max"),
                fields.texts("categories"),
                number(newCategories, "max"),
                pattern(fields),
                length.map(ends -> ends.optionalInt("min")).orElse(null),
                length.map(ends -> ends.optionalInt("max")).orElse(null),
                fields.flag("unique"));
        List.of(missing, range, newCategories, length).forEach(group -> group.ifPresent(Fields::done));
        return constraints;
    }

    private static @Nullable Double number(Optional<Fields> group, String name) {
        return group.map(fields -> fields.optionalNumber(name)).orElse(null);
    }

    private static @Nullable String pattern(Fields fields) {
        String pattern = fields.optionalText("pattern");
        try {
            return pattern == null ? null : Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException e) {
            throw fields.wrong("pattern", "a regular expression (" + e.getDescription() + ")");
        }
    }

    /** The schema's canonical form: no spaces, fields in a fixed order, only what differs from its default. */
    public static String write(Schema schema) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", FORMAT);
        var features = json.putArray("features");
        schema.features().forEach(feature -> features.add(write(feature)));
        return json.toString();
    }

    private static ObjectNode write(Feature feature) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", feature.name());
        json.put("type", Fields.word(feature.type()));
        if (feature.role() != Role.FEATURE) {
            json.put("role", Fields.word(feature.role()));
        }
        if (feature.sensitivity() != Sensitivity.NONE) {
            json.put("sensitive", Fields.word(feature.sensitivity()));
        }
        write(json, feature.constraints());
        return json;
    }

    private static void write(ObjectNode json, Constraints limits) {
        put(json, "missing", null, limits.missingMax());
        put(json, "range", limits.min(), limits.max());
        if (!limits.categories().isEmpty()) {
            var categories = json.putArray("categories");
            limits.categories().forEach(categories::add);
        }
        put(json, "newCategories", null, limits.newCategoriesMax());
        if (limits.pattern() != null) {
            json.put("pattern", limits.pattern());
        }
        put(json, "length", limits.lengthMin(), limits.lengthMax());
        if (limits.unique()) {
            json.put("unique", true);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Number min, @Nullable Number max) {
        if (min == null && max == null) {
            return;
        }
        ObjectNode ends = json.putObject(name);
        if (min != null) {
            put(ends, "min", min.doubleValue());
        }
        if (max != null) {
            put(ends, "max", max.doubleValue());
        }
    }

    /** Writes 120 rather than 120.0, as people do, so that either gives the same hash. */
    private static void put(ObjectNode json, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            json.put(name, (long) value);
        } else {
            json.put(name, value);
        }
    }

    /** The SHA-256 in hex of the canonical form in UTF-8: equal for schemas that are equal, however they were written. */
    public static String hash(Schema schema) {
        return Sha256.hex(write(schema).getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses a version that names another schema than the one it comes with. */
    public static void requireHash(RegisteredVersion version, Schema schema) {
        String hash = hash(schema);
        if (!hash.equals(version.schemaHash())) {
            throw new IllegalArgumentException(version.id() + " names the schema " + version.schemaHash()
                    + ": expected that of its schema, " + hash);
        }
    }
}
