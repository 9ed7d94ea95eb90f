package dev.vigia.local.sagemaker;

import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Sensitivity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feature of {@code constraints.json}. */
final class ConstraintsFeature {
    private static final String EVALUATE = "evaluate_constraints";
    private static final String DOMAIN = "domain_content_threshold";

    private ConstraintsFeature() {}

    /** @param config what holds for features that say nothing else */
    static Feature of(MonitorField json, MonitorField config) {
        MonitorField own = json.child("monitoringConfigOverrides");
        List<String> domains = json.child("string_constraints").texts("domains");
        FeatureType type = MonitorType.of(json, domains);
        Role role = json.text("inferred_type").equals(MonitorType.UNKNOWN) ? Role.IGNORED : Role.FEATURE;
        MonitorField evaluated = own.has(EVALUATE) ? own : config;
        boolean checked = !evaluated.has(EVALUATE) || evaluated.text(EVALUATE).equals("Enabled");
        Constraints limits = checked && role != Role.IGNORED
                ? limits(json, own.has(DOMAIN) ? own : config, type, domains)
                : Constraints.NONE;
        return new Feature(json.text("name"), type, role, Sensitivity.NONE, limits);
    }

    private static Constraints limits(MonitorField json, MonitorField config, FeatureType type, List<String> domains) {
        boolean listed = type == FeatureType.CATEGORY;
        boolean positive = (type == FeatureType.NUMBER || type == FeatureType.INTEGER)
                && json.child("num_constraints").isTrue("is_non_negative");
        BigDecimal known = config.share(DOMAIN);
        return new Constraints(
                rest(json.share("completeness")),
                positive ? 0.0 : null,
                null,
                listed ? domains : List.of(),
                listed ? rest(known == null ? BigDecimal.ONE : known) : null,
                null,
                null,
                null,
                false);
    }

    /** What may be otherwise, where a share must be so; in decimals, so that 1 − 0.98 is 0.02. */
    private static @Nullable Double rest(@Nullable BigDecimal share) {
        return share == null ? null : (Double) BigDecimal.ONE.subtract(share).doubleValue();
    }
}
