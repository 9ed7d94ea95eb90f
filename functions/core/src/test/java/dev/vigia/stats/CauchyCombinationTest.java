package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.stats.CauchyCombination.Weighed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CauchyCombinationTest {
    @Test
    void isTheFormulaOfLiuAndXie() {
        assertThat(Reference.rows("cauchy-combination.csv")).hasSize(12).allSatisfy(row -> {
            double[] p = row.numbers(0);
            double[] weights = row.numbers(1);
            List<Weighed> results = IntStream.range(0, p.length)
                    .mapToObj(i ->
                            new Weighed(p[i] == 0 ? TestResult.ofLog(0, -1e6) : TestResult.of(0, p[i]), weights[i]))
                    .toList();
            assertThat(defined(CauchyCombination.combine(results)).pValue())
                    .isCloseTo(row.number(2), within(1e-12 * row.number(2)));
        });
    }

    @Test
    void weightsAreAboveZero() {
        for (double weight : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new Weighed(TestResult.of(1, 0.01), weight))
                    .hasMessage("weight " + weight + ": expected more than 0");
        }
    }

    private static Weighed one(TestResult result) {
        return new Weighed(result, 3);
    }

    @Test
    void undefinedResultsAreLeftOut() {
        TestResult none = TestResult.undefined("all rows lie in one cell");
        assertThat(CauchyCombination.combine(List.of(one(none), one(TestResult.of(1, 0.01)), one(none))))
                .isEqualTo(CauchyCombination.combine(List.of(one(TestResult.of(2, 0.01)))));
    }

    @Test
    void withoutAnyDefinedResultThereIsNone() {
        assertThat(reason(CauchyCombination.combine(
                        List.of(one(TestResult.undefined("first")), one(TestResult.undefined("second"))))))
                .isEqualTo("first");
        assertThat(reason(CauchyCombination.combine(List.of()))).isEqualTo("no result to combine");
    }
}
