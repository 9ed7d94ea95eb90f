package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A measure without a value says why. */
class MeasurementTest {
    private static Map<String, String> undefined(List<Measurement> measures) {
        return measures.stream()
                .filter(one -> !one.undefined().isEmpty())
                .collect(Collectors.toMap(Measurement::name, Measurement::undefined));
    }

    @Test
    void probabilitiesOfOneClassHaveNoArea() {
        double[] high = {0.6, 0.7, 0.9};
        assertThat(undefined(ProbabilityMeasures.of(high, new double[] {1, 0, 1})))
                .isEmpty();
        String oneClass = "the truth has one class only";
        assertThat(undefined(ProbabilityMeasures.of(high, new double[] {1, 1, 1})))
                .isEqualTo(Map.of("auc", oneClass, "gini", oneClass, "ks", oneClass));
        assertThat(undefined(ProbabilityMeasures.of(new double[] {0.1, 0.2}, new double[] {0, 0})))
                .containsEntry("precision", "no row is predicted positive")
                .containsEntry("recall", "no row is positive")
                .containsEntry("f1", "no row is positive, nor predicted so");
    }

    @Test
    void aConstantTruthIsExplainedByNothing() {
        double[] predicted = {1, 2, 3};
        assertThat(undefined(NumberMeasures.of(predicted, new double[] {2, 2, 2})))
                .isEqualTo(Map.of("r2", "the truth is constant"));
        assertThat(undefined(NumberMeasures.of(new double[] {1e200, 1, 2}, predicted)))
                .containsEntry("rmse", "it is beyond the range of numbers")
                .doesNotContainKey("mae");
    }
}
