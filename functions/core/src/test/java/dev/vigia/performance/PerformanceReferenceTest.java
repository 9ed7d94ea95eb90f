package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.ReferenceFile;
import dev.vigia.stats.IsotonicRegression;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against scikit-learn and SciPy; {@code reference.py} stands beside the files. */
class PerformanceReferenceTest {
    private static void assertMeasure(List<Measurement> measures, String name, String expected) {
        double value = Double.parseDouble(expected);
        double found = PerformanceReview.find(measures, name).value();
        if (Double.isNaN(value)) {
            assertThat(found).as(name).isNaN();
        } else {
            assertThat(found).as(name).isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
        }
    }

    @Test
    void probabilitiesAreMeasuredAsScikitLearnDoes() {
        assertThat(ReferenceFile.rows(PerformanceReferenceTest.class, "probabilities.csv"))
                .hasSize(8)
                .allSatisfy(row -> {
                    List<Measurement> measures =
                            ProbabilityMeasures.of(ReferenceFile.numbers(row[0]), ReferenceFile.numbers(row[1]));
                    String[] names = {
                        "auc",
                        "",
                        "ks",
                        "log-loss",
                        "brier",
                        "calibration-error",
                        "accuracy",
                        "precision",
                        "recall",
                        "f1"
                    };
                    for (int i = 0; i < names.length; i++) {
                        if (!names[i].isEmpty()) {
                            assertMeasure(measures, names[i], row[2 + i]);
                        }
                    }
                    double error = Double.parseDouble(row[3]);
                    double found = PerformanceReview.find(measures, "auc").error();
                    if (Double.isNaN(error)) {
                        assertThat(found).isNaN();
                    } else {
                        assertThat(found).isCloseTo(error, within(1e-12));
                    }
                });
    }

    @Test
    void numbersAreMeasuredAsScikitLearnDoes() {
        assertThat(ReferenceFile.rows(PerformanceReferenceTest.class, "numbers.csv"))
                .hasSize(4)
                .allSatisfy(row -> {
                    List<Measurement> measures =
                            NumberMeasures.of(ReferenceFile.numbers(row[0]), ReferenceFile.numbers(row[1]));
                    assertMeasure(measures, "mae", row[2]);
                    assertMeasure(measures, "rmse", row[3]);
                    assertMeasure(measures, "r2", row[4]);
                    assertMeasure(measures, "bias", row[5]);
                });
    }

    @Test
    void classesAreMeasuredAsScikitLearnDoes() {
        assertThat(ReferenceFile.rows(PerformanceReferenceTest.class, "classes.csv"))
                .hasSize(4)
                .allSatisfy(row -> {
                    List<Measurement> measures =
                            ClassMeasures.of(ReferenceFile.numbers(row[0]), ReferenceFile.numbers(row[1]));
                    assertMeasure(measures, "accuracy", row[2]);
                    assertMeasure(measures, "macro-f1", row[3]);
                });
    }

    @Test
    void risingFunctionIsScikitLearns() {
        assertThat(ReferenceFile.rows(PerformanceReferenceTest.class, "isotonic.csv"))
                .hasSize(4)
                .allSatisfy(row -> {
                    IsotonicRegression fitted =
                            IsotonicRegression.fit(ReferenceFile.numbers(row[0]), ReferenceFile.numbers(row[1]));
                    double[] at = ReferenceFile.numbers(row[2]);
                    double[] expected = ReferenceFile.numbers(row[3]);
                    for (int i = 0; i < at.length; i++) {
                        assertThat(fitted.value(at[i])).isCloseTo(expected[i], within(1e-12));
                    }
                });
    }
}
