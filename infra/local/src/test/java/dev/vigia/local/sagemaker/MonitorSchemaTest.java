package dev.vigia.local.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in the form that SageMaker's developer guide documents ("Schema for Constraints", "Schema for Statistics"). */
class MonitorSchemaTest {
    private static final String CONSTRAINTS = """
            {"version": 0, "somethingNew": {"a": 1},
             "features": [
              {"name": "age", "inferred_type": "Integral", "completeness": 0.98, "num_constraints": {"is_non_negative": true}},
              {"name": "balance", "inferred_type": "Fractional", "completeness": 1.0, "num_constraints": {"is_non_negative": false}},
              {"name": "state", "inferred_type": "String", "completeness": 1.0, "string_constraints": {"domains": ["KS", "OH"]},
               "monitoringConfigOverrides": {"domain_content_threshold": 0.9}},
              {"name": "phone", "inferred_type": "String", "completeness": 1.0},
              {"name": "intl", "inferred_type": "String", "string_constraints": {"domains": ["true", "false"]}},
              {"name": "free", "inferred_type": "Fractional", "completeness": 1.0,
               "monitoringConfigOverrides": {"evaluate_constraints": "Disabled"}},
              {"name": "empty", "inferred_type": "Unknown", "completeness": 0.0}],
             "monitoring_config": {"evaluate_constraints": "Enabled", "emit_metrics": "Enabled", "datatype_check_threshold": 1.0,
              "domain_content_threshold": 1.0,
              "distribution_constraints": {"perform_comparison": "Enabled", "comparison_threshold": 0.1, "comparison_method": "Robust"}}}
            """;

    private static final String STATISTICS = """
            {"version": 0, "dataset": {"item_count": 2000},
             "features": [
              {"name": "day", "inferred_type": "Fractional", "numerical_statistics": {
               "common": {"num_present": 1990, "num_missing": 10}, "mean": 50.0, "sum": 99500.0, "std_dev": 10.0, "min": 10.0, "max": 90.0,
               "distribution": {"kll": {"buckets": [{"lower_bound": 10.0, "upper_bound": 90.0, "count": 1990.0}],
                "sketch": {"parameters": {"c": 0.64, "k": 2048.0}, "data": [[10.0, 90.0]]}}}}},
              {"name": "state", "inferred_type": "String", "string_statistics": {
               "common": {"num_present": 2000, "num_missing": 0}, "distinct_count": 2.0,
               "distribution": {"categorical": {"buckets": [{"value": "KS", "count": 1500}, {"value": "OH", "count": 500}]}}}},
              {"name": "phone", "inferred_type": "String", "string_statistics": {
               "common": {"num_present": 2000, "num_missing": 0}, "distinct_count": 2000.0}}]}
            """;

    private static Constraints limits(
            @Nullable Double missing, @Nullable Double min, List<String> categories, @Nullable Double unknown) {
        return new Constraints(missing, min, null, categories, unknown, null, null, null, false);
    }

    @Test
    void constraintsAreLimitsAsTheyStand() {
        MonitorSchema read = MonitorSchema.read(CONSTRAINTS).orElseThrow();
        Schema schema = read.schema();
        assertThat(schema.features().stream().map(Feature::type))
                .containsExactly(
                        FeatureType.INTEGER,
                        FeatureType.NUMBER,
                        FeatureType.CATEGORY,
                        FeatureType.TEXT,
                        FeatureType.BOOLEAN,
                        FeatureType.NUMBER,
                        FeatureType.TEXT);
        assertThat(schema.features().stream().map(Feature::constraints))
                .containsExactly(
                        limits(0.02, 0.0, List.of(), null),
                        limits(0.0, null, List.of(), null),
                        limits(0.0, null, List.of("KS", "OH"), 0.1),
                        limits(0.0, null, List.of(), null),
                        Constraints.NONE,
                        Constraints.NONE,
                        Constraints.NONE);
        assertThat(schema.feature(6).role()).isEqualTo(Role.IGNORED);
        assertThat(String.join("\n", read.notTaken()))
                .contains("'empty'", "datatype_check_threshold", "distribution_constraints (drift is decided by")
                .doesNotContain("domain_content_threshold");
        assertThat(SchemaJson.read(SchemaJson.write(schema))).isEqualTo(schema);
    }

    @Test
    void statisticsProposeLimitsWithRoom() {
        MonitorSchema read = MonitorSchema.read(STATISTICS).orElseThrow();
        Constraints day = read.schema().feature(0).constraints();
        assertThat(day.min()).isBetween(-40.0, 5.0);
        assertThat(day.max()).isBetween(95.0, 140.0);
        assertThat(day.missingMax()).isBetween(0.006, 0.05);
        assertThat(read.schema().feature(1).constraints().categories()).containsExactly("KS", "OH");
        assertThat(read.schema().feature(2).type()).isEqualTo(FeatureType.TEXT);
        assertThat(read.notTaken()).hasSize(1).first().asString().contains("no baseline");
    }

    @Test
    void otherFilesAreNone() {
        assertThat(MonitorSchema.read("{\"schema\": 1, \"features\": [{\"name\": \"a\", \"type\": \"number\"}]}"))
                .isEmpty();
        assertThat(MonitorSchema.isOne("\"inferred_type\" {")).isFalse();
        assertThat(MonitorSchema.isOne("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.98 | 98 | features[0].completeness is 98: expected a share from 0 to 1",
                "0.98 | \"all\" | features[0].completeness is \"all\": expected a share from 0 to 1",
                "\"Integral\" | \"Whole\" | features[0].inferred_type is \"Whole\": expected Integral, Fractional, String or Unknown",
                "\"name\": \"age\" | \"id\": 7 | features[0].name is not there: expected a text",
                "\"is_non_negative\": true | \"is_non_negative\": 1 | features[0].num_constraints.is_non_negative is 1: expected true or false",
                "[\"KS\", \"OH\"] | 7 | features[2].string_constraints.domains is 7: expected a list of texts",
                "\"domain_content_threshold\": 0.9 | \"domain_content_threshold\": -1 | features[2].monitoringConfigOverrides.domain_content_threshold is -1: expected a share from 0 to 1",
            })
    void whatIsNotAsDocumentedIsNamed(String from, String to, String message) {
        String broken = CONSTRAINTS.replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThat(broken).isNotEqualTo(CONSTRAINTS);
        assertThatThrownBy(() -> MonitorSchema.read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
