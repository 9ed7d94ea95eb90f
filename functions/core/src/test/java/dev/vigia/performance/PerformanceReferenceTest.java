package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.stats.IsotonicRegression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Against scikit-learn and SciPy; {@code reference.py} stands beside the files. */
class PerformanceReferenceTest {
    private static List<String[]> rows(String file) {
        try (InputStream in = Objects.requireNonNull(PerformanceReferenceTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String field) {
        return Arrays.stream(field.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

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
        assertThat(rows("probabilities.csv")).hasSize(8).allSatisfy(row -> {
            List<Measurement> measures = ProbabilityMeasures.of(numbers(row[0]), numbers(row[1]));
            String[] names = {
                "auc", "", "ks", "log-loss", "brier", "calibration-error", "accuracy", "precision", "recall", "f1"
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
        assertThat(rows("numbers.csv")).hasSize(4).allSatisfy(row -> {
            List<Measurement> measures = NumberMeasures.of(numbers(row[0]), numbers(row[1]));
            assertMeasure(measures, "mae", row[2]);
            assertMeasure(measures, "rmse", row[3]);
            assertMeasure(measures, "r2", row[4]);
            assertMeasure(measures, "bias", row[5]);
        });
    }

    @Test
    void classesAreMeasuredAsScikitLearnDoes() {
        assertThat(rows("classes.csv")).hasSize(4).allSatisfy(row -> {
            List<Measurement> measures = ClassMeasures.of(numbers(row[0]), numbers(row[1]));
            assertMeasure(measures, "accuracy", row[2]);
            assertMeasure(measures, "macro-f1", row[3]);
        });
    }

    @Test
    void risingFunctionIsScikitLearns() {
        assertThat(rows("isotonic.csv")).hasSize(4).allSatisfy(row -> {
            IsotonicRegression fitted = IsotonicRegression.fit(numbers(row[0]), numbers(row[1]));
            double[] at = numbers(row[2]);
            double[] expected = numbers(row[3]);
            for (int i = 0; i < at.length; i++) {
                assertThat(fitted.value(at[i])).isCloseTo(expected[i], within(1e-12));
            }
        });
    }
}
