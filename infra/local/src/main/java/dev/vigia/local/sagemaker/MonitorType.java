package dev.vigia.local.sagemaker;

import dev.vigia.model.FeatureType;
import java.util.List;
import java.util.Set;

/** The types of these files, and ours. */
final class MonitorType {
    static final String INTEGRAL = "Integral";
    static final String FRACTIONAL = "Fractional";
    static final String STRING = "String";
    static final String UNKNOWN = "Unknown";

    /** What a flag holds, as a text. */
    static final List<String> FLAGS = List.of("false", "true");

    private MonitorType() {}

    /** @param values the different texts; empty if they are not listed: too many for a category */
    static FeatureType of(MonitorField feature, List<String> values) {
        return switch (feature.text("inferred_type")) {
            case INTEGRAL -> FeatureType.INTEGER;
            case FRACTIONAL -> FeatureType.NUMBER;
            case STRING, UNKNOWN -> text(values);
            default -> throw feature.wrong("inferred_type", "Integral, Fractional, String or Unknown");
        };
    }

    private static FeatureType text(List<String> values) {
        if (values.isEmpty()) {
            return FeatureType.TEXT;
        }
        return Set.copyOf(FLAGS).containsAll(values) ? FeatureType.BOOLEAN : FeatureType.CATEGORY;
    }

    static String of(FeatureType type) {
        return switch (type) {
            case INTEGER -> INTEGRAL;
            case NUMBER -> FRACTIONAL;
            case BOOLEAN, CATEGORY, TEXT, TIMESTAMP -> STRING;
        };
    }
}
