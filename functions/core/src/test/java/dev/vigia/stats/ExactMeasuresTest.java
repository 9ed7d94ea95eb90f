package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExactMeasuresTest {
    private static final String[] NUMBER_WORDS = {
        "ks",
        "wasserstein",
        "wasserstein-normed",
        "energy",
        "cramer-von-mises",
        "anderson-darling",
        "mann-whitney",
        "t",
        "epps-singleton",
        "psi",
        "kullback-leibler",
        "jensen-shannon",
        "hellinger",
        "total-variation",
        "l-infinity"
    };

    /** {@code scipy.stats.epps_singleton_2samp} 1.17.1: values of two kinds vary in one direction, of four in three. */
    @Test
    void fewDifferentValuesVaryInFewDirections() {
        double[] before = repeated(1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
        double[] after = repeated(1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertEppsSingleton(before, after, 1.9358774393293032, 0.16411685530040943);
        assertEppsSingleton(
                repeated(5, 0, 1, 2, 3), repeated(3, 0, 1, 1, 2, 3, 3, 3, 2), 1.1526032132519652, 0.764392986651163);
    }

    private static double[] repeated(int times, double... values) {
        return IntStream.range(0, times)
                .boxed()
                .flatMapToDouble(any -> Arrays.stream(values))
                .toArray();
    }

    private static void assertEppsSingleton(double[] before, double[] after, double statistic, double p) {
        Measure measure =
                Objects.requireNonNull(ExactMeasures.ofNumbers(before, after).get("epps-singleton"));
        assertThat(measure.statistic()).isEqualTo(statistic, within(1e-9));
        assertThat(measure.pValue().orElseThrow()).isEqualTo(p, within(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void measuresAreSciPysAndTheLaws(String name, List<Reference> rows) {
        Reference any = rows.getFirst();
        boolean numbers = any.fields().getFirst().equals("number");
        Map<String, Measure> measures = numbers
                ? ExactMeasures.ofNumbers(
                        sample(any.fields().get(2)), sample(any.fields().get(3)))
                : ExactMeasures.ofCategories(TwoSampleCounts.of(any.counts(2), any.counts(3)));
        for (Reference row : rows) {
            String word = row.fields().get(4);
            Measure measure = Objects.requireNonNull(measures.get(word), word);
            double statistic = row.number(5);
            assertThat(measure.statistic()).as(word).isCloseTo(statistic, within(1e-13 + 2e-9 * Math.abs(statistic)));
            String logP = row.fields().get(6);
            if (!logP.isEmpty()) {
                double expected = Double.parseDouble(logP);
                assertThat(measure.logPValue())
                        .as(word + ", ln p")
                        .isCloseTo(expected, within(2e-7 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> cases() {
        return Reference.rows("exact-measures.csv")
                .collect(Collectors.groupingBy(
                        row -> row.fields().get(0) + ": " + row.fields().get(1)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> org.junit.jupiter.params.provider.Arguments.of(entry.getKey(), entry.getValue()));
    }

    /** The values of a sample as the reference file writes it; see the script beside it. */
    private static double[] sample(String text) {
        if (!text.startsWith("mix")) {
            return Arrays.stream(text.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        double[] parts = Arrays.stream(text.split(":"))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] values = new double[(int) parts[0]];
        long at = (long) parts[1] + 1;
        for (int i = 0; i < values.length; i++, at += 3) {
            double value = (uniform(at) + uniform(at + 1) + uniform(at + 2) - 1.5) * parts[3] + parts[2];
            values[i] = parts[4] > 0 ? Math.floor(value * parts[4]) / parts[4] : value;
        }
        return values;
    }

    private static double uniform(long index) {
        long z = index * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    @Test
    void everyMeasureIsThereInOrder() {
        assertThat(ExactMeasures.ofNumbers(new double[] {1, 2}, new double[] {3}))
                .containsOnlyKeys(NUMBER_WORDS)
                .satisfies(map -> assertThat(map.keySet()).containsExactly(NUMBER_WORDS));
        assertThat(ExactMeasures.ofNumbers(new double[0], new double[] {3}).keySet())
                .containsExactly(NUMBER_WORDS);
        assertThat(ExactMeasures.ofCategories(TwoSampleCounts.of(new long[] {1, 2}, new long[] {3, 4}))
                        .keySet())
                .startsWith("chi-square", "g", "fisher", "psi")
                .endsWith("total-variation", "l-infinity");
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        double[] odd = {Double.NaN, 1, Double.POSITIVE_INFINITY, 2, 2.5, Double.NEGATIVE_INFINITY, 4, 7};
        double[] plain = {7, 4, 2.5, 2, 1};
        double[] current = {3, 5, 1, 8, 9, 2};
        assertThat(ExactMeasures.ofNumbers(odd, current)).isEqualTo(ExactMeasures.ofNumbers(plain, current));
        assertThat(odd[0]).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1 2, psi, a sample has no values",
        "NaN NaN, 1 2, ks, a sample has no values",
        "3 3 3, 3 3, ks, all values are equal",
        "3 3 3, 3 3, cramer-von-mises, all values are equal",
        "3 3 3, 3 3, anderson-darling, all values are equal",
        "3 3 3, 3 3, mann-whitney, all values are equal",
        "3 3 3, 3 3, t, both samples are constant",
        "3 3 3, 4 4, t, both samples are constant",
        "3 3 3, 4 5, wasserstein-normed, the baseline has no spread",
        "3, 4 5, cramer-von-mises, a sample has fewer than 2 values",
        "3, 4 5, t, a sample has fewer than 2 values",
        "3, 4 5, anderson-darling, there are fewer than 4 values",
        "1 2 3 4, 1 2 3 4 5, epps-singleton, a sample has fewer than 5 values",
        "1 1 1 1 1 1, 1 1 1 2 2, epps-singleton, half of all values are equal",
        "0 0 0 1e-310 1e-310 1e-310, 0 0 0 1e-310 1e-310 1e-310, epps-singleton, the values are beyond the range of a double",
        "-1e308 1e308, -1e308 1e308, t, the variance is beyond the range of a double",
        "-1e308 1e308, -1e308 1e308, wasserstein-normed, the baseline's deviation is beyond the range of a double",
        "-1e308 -1e308, 1e308 1e308, wasserstein, the values lie too far apart for a double",
        "-1e308 -1e308, 1e308 1e308, energy, the values lie too far apart for a double",
    })
    void whatIsNotDefinedHasAReason(String baseline, String current, String word, String reason) {
        Measure measure = Objects.requireNonNull(
                ExactMeasures.ofNumbers(values(baseline), values(current)).get(word));
        assertThat(measure).isEqualTo(new Measure(null, null, reason));
        assertThat(measure.pValue()).isEmpty();
    }

    private static double[] values(String text) {
        return DoubleStream.of(
                        text.isEmpty()
                                ? new double[0]
                                : Arrays.stream(text.split(" "))
                                        .mapToDouble(Double::parseDouble)
                                        .toArray())
                .toArray();
    }

    @Test
    void aConstantHasDistancesAndNoTests() {
        Map<String, Measure> measures = ExactMeasures.ofNumbers(new double[] {3, 3, 3}, new double[] {3, 3});
        assertThat(measures.get("wasserstein")).isEqualTo(new Measure(0.0, null, null));
        assertThat(measures.get("energy")).isEqualTo(new Measure(0.0, null, null));
        assertThat(measures.get("total-variation")).isEqualTo(new Measure(0.0, null, null));
    }

    @Test
    void zerosOfBothSignsAreOneValue() {
        assertThat(ExactMeasures.ofNumbers(new double[] {-0.0, 0.0, 1, 2, 3}, new double[] {0.0, -0.0, 4, 5, 6}))
                .isEqualTo(ExactMeasures.ofNumbers(new double[] {0, 0, 1, 2, 3}, new double[] {0, 0, 4, 5, 6}));
    }

    @Test
    void categoriesThatCannotBeTestedSayWhy() {
        Map<String, Measure> three = ExactMeasures.ofCategories(TwoSampleCounts.of(new long[3], new long[] {1, 2, 3}));
        assertThat(three.get("chi-square")).isEqualTo(new Measure(null, null, "a sample has no rows"));
        assertThat(three.get("g")).isEqualTo(new Measure(null, null, "a sample has no rows"));
        assertThat(three.get("fisher")).isEqualTo(new Measure(null, null, "there are more than 2 categories"));
        assertThat(three.get("hellinger")).isEqualTo(new Measure(null, null, "a sample has no values"));
        Map<String, Measure> one = ExactMeasures.ofCategories(TwoSampleCounts.of(new long[] {5}, new long[] {7}));
        assertThat(one.get("g")).isEqualTo(new Measure(null, null, "all rows lie in one cell"));
        assertThat(one.get("fisher")).isEqualTo(new Measure(null, null, "all rows lie in one cell"));
        assertThat(one.get("psi")).isEqualTo(new Measure(0.0, null, null));
    }

    @Test
    void anInfiniteOddsRatioKeepsItsPValue() {
        Measure fisher = Objects.requireNonNull(
                ExactMeasures.ofCategories(TwoSampleCounts.of(new long[] {5, 0}, new long[] {3, 4}))
                        .get("fisher"));
        assertThat(fisher.statistic()).isNull();
        assertThat(fisher.reason()).isEqualTo("the odds ratio is infinite");
        assertThat(fisher.pValue().orElseThrow()).isCloseTo(0.08080808080808081, within(1e-12)); // SciPy 1.17.1
    }

    @Test
    void aMeasureIsANumberOrAReason() {
        assertThatThrownBy(() -> new Measure(null, null, null)).hasMessageContaining("expected it or a reason");
        assertThatThrownBy(() -> new Measure(1.0, null, "why")).hasMessageContaining("expected it or a reason");
        assertThatThrownBy(() -> new Measure(Double.NaN, null, null)).hasMessageContaining("expected finite numbers");
        assertThatThrownBy(() -> new Measure(1.0, Double.NEGATIVE_INFINITY, null))
                .hasMessageContaining("expected finite numbers");
        assertThat(new Measure(1.0, -1000.0, null).pValue()).hasValue(0);
    }
}
