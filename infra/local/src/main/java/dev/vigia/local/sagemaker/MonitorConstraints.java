package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import java.math.BigDecimal;
import java.util.List;

/**
 * A schema's limits as {@code constraints.json}; where it has none, what the profile shows, as SageMaker suggests it: the share
 * that is present, whether a number is below zero, the categories if they are few. Of a range only "not negative" can be said.
 */
final class MonitorConstraints {
    /** SageMaker lists observed values of small cardinality only. */
    private static final int MOST_LISTED = 100;

    private static final double DISTANCE = 0.1;

    private MonitorConstraints() {}

    static ObjectNode of(Schema schema, Profile profile) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", 0);
        ArrayNode features = json.putArray("features");
        for (Feature feature : schema.features()) {
            if (feature.role() != Role.IGNORED) {
                profile.column(feature.name()).ifPresent(column -> feature(feature, column, features.addObject()));
            }
        }
        config(json.putObject("monitoring_config"));
        return json;
    }

    private static void feature(Feature feature, ColumnProfile column, ObjectNode json) {
        Constraints limits = feature.constraints();
        json.put("name", feature.name());
        json.put("inferred_type", MonitorType.of(feature.type()));
        if (limits.missingMax() != null) {
            json.put("completeness", rest(limits.missingMax()));
        } else if (column.rows() > 0) {
            json.put("completeness", (double) (column.rows() - column.missing()) / column.rows());
        }
        if (feature.type() == FeatureType.NUMBER || feature.type() == FeatureType.INTEGER) {
            json.putObject("num_constraints").put("is_non_negative", isNonNegative(limits, (NumberProfile) column));
        }
        List<String> domains = domains(feature, column);
        if (!domains.isEmpty()) {
            ArrayNode listed = json.putObject("string_constraints").putArray("domains");
            domains.forEach(listed::add);
        }
        if (limits.newCategoriesMax() != null && limits.newCategoriesMax() > 0) {
            json.putObject("monitoringConfigOverrides")
                    .put("domain_content_threshold", rest(limits.newCategoriesMax()));
        }
    }

    private static double rest(double share) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
    }

    private static boolean isNonNegative(Constraints limits, NumberProfile numbers) {
        return limits.min() != null ? limits.min() >= 0 : numbers.min().orElse(-1) >= 0;
    }

    private static List<String> domains(Feature feature, ColumnProfile column) {
        if (feature.type() == FeatureType.BOOLEAN) {
            return MonitorType.FLAGS;
        }
        if (feature.type() != FeatureType.CATEGORY || !(column instanceof CategoryProfile texts)) {
            return List.of();
        }
        if (!feature.constraints().categories().isEmpty()) {
            return feature.constraints().categories();
        }
        boolean few = !texts.open() && texts.rest() == 0 && texts.categories().size() <= MOST_LISTED;
        return few ? texts.categories() : List.of();
    }

    /** SageMaker's defaults. */
    private static void config(ObjectNode json) {
        json.put("evaluate_constraints", "Enabled")
                .put("emit_metrics", "Enabled")
                .put("datatype_check_threshold", 1.0)
                .put("domain_content_threshold", 1.0);
        json.putObject("distribution_constraints")
                .put("perform_comparison", "Enabled")
                .put("comparison_threshold", DISTANCE)
                .put("comparison_method", "Robust")
                .put("categorical_comparison_threshold", DISTANCE)
                .put("categorical_drift_method", "LInfinity");
    }
}
