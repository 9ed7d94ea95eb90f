package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauchyCombinationTest {
    @Test
    void isTheFormulaOfLiuAndXie() {
        assertThat(Reference.rows("cauchy-combination.csv")).hasSize(8).allSatisfy(row -> {
            List<TestResult.Defined> results = Arrays.stream(row.numbers(0))
                    .mapToObj(p -> p == 0 ? TestResult.ofLog(0, -1e6) : TestResult.of(0, p))
                    .toList();
            assertThat(defined(CauchyCombination.combine(results)).pValue())
                    .isCloseTo(row.number(1), within(1e-12 * row.number(1)));
        });
    }

    @Test
    void undefinedResultsAreLeftOut() {
        TestResult none = TestResult.undefined("all rows lie in one cell");
        assertThat(CauchyCombination.combine(List.of(none, TestResult.of(1, 0.01), none)))
                .isEqualTo(CauchyCombination.combine(List.of(TestResult.of(2, 0.01))));
    }

    @Test
    void withoutAnyDefinedResultThereIsNone() {
        assertThat(reason(CauchyCombination.combine(
                        List.of(TestResult.undefined("first"), TestResult.undefined("second")))))
                .isEqualTo("first");
        assertThat(reason(CauchyCombination.combine(List.of()))).isEqualTo("no result to combine");
    }
}
