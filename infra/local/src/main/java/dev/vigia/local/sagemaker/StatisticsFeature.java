package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.schema.SchemaProposal;
import java.util.ArrayList;
import java.util.List;

/** A feature of {@code statistics.json}, with limits that are proposed from its counts. */
final class StatisticsFeature {
    /** As many values as are a list that a person reads. */
    private static final int MOST_LISTED = 100;

    private StatisticsFeature() {}

    static Feature of(MonitorField json) {
        boolean texts = json.has("string_statistics");
        MonitorField statistics = json.child(texts ? "string_statistics" : "numerical_statistics");
        long present = statistics.child("common").count("num_present");
        long missing = statistics.child("common").count("num_missing");
        List<String> values = values(statistics, present);
        FeatureType type = MonitorType.of(json, values);
        Role role = json.text("inferred_type").equals(MonitorType.UNKNOWN) ? Role.IGNORED : Role.FEATURE;
        return SchemaProposal.of(
                Feature.of(json.text("name"), type, role),
                present,
                missing,
                statistics.number("min", Double.POSITIVE_INFINITY),
                statistics.number("max", Double.NEGATIVE_INFINITY),
                values);
    }

    /** The different values, if the buckets hold all of them. */
    private static List<String> values(MonitorField statistics, long present) {
        List<String> values = new ArrayList<>();
        long counted = 0;
        MonitorField categorical = statistics.child("distribution").child("categorical");
        for (JsonNode bucket : categorical.json().path("buckets")) {
            MonitorField field = new MonitorField(categorical.place() + ".buckets", bucket);
            values.add(field.text("value"));
            counted += field.count("count");
        }
        return counted == present && values.size() <= MOST_LISTED ? values : List.of();
    }
}
