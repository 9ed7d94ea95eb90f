package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema that SageMaker Model Monitor's {@code constraints.json} or {@code statistics.json} of data quality stands for. Of
 * constraints the limits are taken as they stand; of statistics, which are none, limits are proposed with room. Roles are in
 * neither. Fields that are not known are passed over, for the files are another tool's.
 *
 * @param notTaken what the file says that has no counterpart here, in words
 */
public record MonitorSchema(Schema schema, List<String> notTaken) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public MonitorSchema {
        notTaken = List.copyOf(notTaken);
    }

    /** Whether a text is one of these files: an object whose features have an {@code inferred_type}, and no {@code schema}. */
    public static boolean isOne(String text) {
        return parsed(text).isPresent();
    }

    /**
     * Reads one of these files; empty if the text is not one.
     *
     * @throws IllegalArgumentException if it is one, and a field that is used is not as documented; the message names it
     */
    public static Optional<MonitorSchema> read(String text) {
        return parsed(text).map(MonitorSchema::of);
    }

    private static Optional<JsonNode> parsed(String text) {
        if (!text.contains("\"inferred_type\"")) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(text);
            boolean typed = false;
            for (JsonNode feature : json.path("features")) {
                typed |= feature.has("inferred_type");
            }
            return typed && !json.has("schema") ? Optional.of(json) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static MonitorSchema of(JsonNode json) {
        boolean statistics = false;
        for (JsonNode feature : json.path("features")) {
            statistics |= feature.has("numerical_statistics") || feature.has("string_statistics");
        }
        List<Feature> features = new ArrayList<>();
        List<String> notTaken = new ArrayList<>();
        MonitorField config = new MonitorField("monitoring_config", json.path("monitoring_config"));
        int place = 0;
        for (JsonNode feature : json.path("features")) {
            MonitorField field = new MonitorField("features[" + place++ + "]", feature);
            features.add(statistics ? StatisticsFeature.of(field) : ConstraintsFeature.of(field, config));
            if (field.text("inferred_type").equals(MonitorType.UNKNOWN)) {
                notTaken.add("'" + field.text("name") + "', whose type is not known, is ignored");
            }
        }
        if (statistics) {
            notTaken.add(
                    "distributions: a summary without rows is no baseline (limits are proposed, with room, from its"
                            + " counts, minima and maxima)");
        }
        addIfPresent(json, "datatype_check_threshold", "wrong types have a learned limit", notTaken);
        addIfPresent(
                json,
                "distribution_constraints",
                "drift is decided by false alarms and effect, not by a distance",
                notTaken);
        return new MonitorSchema(new Schema(features), notTaken);
    }

    private static void addIfPresent(JsonNode json, String name, String instead, List<String> notTaken) {
        if (json.path("monitoring_config").has(name)) {
            notTaken.add(name + " (" + instead + ")");
        }
    }
}
