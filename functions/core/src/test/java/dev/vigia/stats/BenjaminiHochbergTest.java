package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
    @Test
    void isSciPysFalseDiscoveryControl() {
        assertThat(Reference.rows("benjamini-hochberg.csv")).hasSize(6).allSatisfy(row -> {
            List<TestResult.Defined> family = Arrays.stream(row.numbers(0))
                    .mapToObj(p -> TestResult.of(7, p))
                    .toList();
            List<TestResult> adjusted = BenjaminiHochberg.adjust(family);
            double[] expected = row.numbers(1);
            for (int i = 0; i < expected.length; i++) {
                assertThat(defined(adjusted.get(i)).pValue()).isCloseTo(expected[i], within(1e-12 * expected[i]));
                assertThat(defined(adjusted.get(i)).statistic()).isEqualTo(7);
            }
        });
    }

    @Test
    void undefinedResultsStayAndDoNotCount() {
        TestResult none = TestResult.undefined("a sample has no rows");
        List<TestResult> adjusted =
                BenjaminiHochberg.adjust(List.of(none, TestResult.of(1, 0.01), none, TestResult.of(2, 0.5)));
        assertThat(adjusted.get(0)).isEqualTo(none);
        assertThat(adjusted.get(2)).isEqualTo(none);
        assertThat(defined(adjusted.get(1)).pValue()).isCloseTo(0.02, within(1e-15));
        assertThat(defined(adjusted.get(3)).pValue()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void anEmptyFamilyIsEmpty() {
        assertThat(BenjaminiHochberg.adjust(List.of())).isEmpty();
    }
}
