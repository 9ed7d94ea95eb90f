package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetSumTest {
    /** To 4 % of the tail, or 0.6 % of its logarithm where it is far out. */
    @Test
    void isTheCountOfSubsetsAtEveryDepth() {
        assertThat(Reference.rows("subset-sum.csv").toList()).hasSize(36).allSatisfy(row -> {
            SubsetSum law = new SubsetSum(row.numbers(0), (int) row.whole(1));
            double exact = row.number(4);
            assertThat(law.logUpper(row.number(2), row.number(3)))
                    .as(row.fields().subList(1, 5).toString())
                    .isCloseTo(exact, within(Math.max(0.04, 0.006 * Math.abs(exact))));
        });
    }

    @Test
    void theOtherTailIsThatOfTheNegatedValues() {
        double[] values = {0, 0, 1, 2, 5, 9, 30, 31, 33, 40, 41, 44};
        SubsetSum law = new SubsetSum(values, 5);
        double[] mirrored = Arrays.stream(values).map(value -> 100 - value).toArray();
        assertThat(law.negated().logUpper(-40, 1))
                .isCloseTo(new SubsetSum(mirrored, 5).logUpper(500 - 40, 1), within(1e-9));
        assertThat(law.negated().deviations(-40)).isCloseTo(-law.deviations(40), within(1e-12));
    }

    @Test
    void beyondTheLargestSumThereIsABoundAndNoNaN() {
        double[] values = IntStream.range(0, 40).asDoubleStream().toArray();
        SubsetSum law = new SubsetSum(values, 10);
        double largest = IntStream.range(30, 40).sum();
        double all = law.logUpper(largest, 1);
        assertThat(all).isBetween(-25.0, -19.0); // one of 847,660,528
        assertThat(law.logUpper(largest + 1000, 1)).isLessThanOrEqualTo(all).isFinite();
    }

    @Test
    void equalValuesAreNoEvidence() {
        double[] values = new double[20];
        Arrays.fill(values, 0.1);
        SubsetSum law = new SubsetSum(values, 7);
        assertThat(law.logUpper(0.7, 0)).isZero();
        assertThat(law.deviations(0.7)).isZero();
    }

    @Test
    void followsTheNormalLawInLargeSamples() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = random.doubles(20_000).toArray();
        SubsetSum law = new SubsetSum(values, 8_000);
        double mean = Arrays.stream(values).sum() * 0.4;
        double apart = 4 / law.deviations(mean + 1);
        assertThat(law.logUpper(mean + apart, 0)).isCloseTo(LogTails.normal(4), within(0.01));
        assertThat(law.logUpper(mean + 10 * apart, 0)).isCloseTo(LogTails.normal(40), within(25.0));
    }

    @Test
    void aSubsetIsSmallerThanTheWholeAndNotEmpty() {
        assertThatThrownBy(() -> new SubsetSum(new double[3], 3)).hasMessageContaining("subset of 3 of 3");
        assertThatThrownBy(() -> new SubsetSum(new double[3], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The mean of 0.1 101 times is not 0.1, nor their sum one by one 101 times that: equal they are all the same. */
    @Test
    void equalValuesAreNoEvidenceWhateverTheirRounding() {
        for (double value : new double[] {0.1, -1 / 3.0, 12_345.678, 1e17 / 3, 1e-300, 0}) {
            for (int all : new int[] {3, 6, 12, 81, 101, 170}) {
                double[] values = new double[all];
                Arrays.fill(values, value);
                for (int size = 1; size < all; size++) {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += value;
                    }
                    SubsetSum law = new SubsetSum(values, size);
                    assertThat(law.deviations(sum)).isZero();
                    assertThat(law.logUpper(sum, 0)).isZero();
                    assertThat(law.negated().logUpper(-sum, 0)).isZero();
                }
            }
        }
    }

    /** One of 20 numbers is 1 + 1e-9: two drawn hold it with probability .1. */
    @Test
    void valuesThatDifferLittleAreToldApart() {
        double[] values = new double[20];
        Arrays.fill(values, 1);
        values[7] += 1e-9;
        double[] scaled = new double[20];
        scaled[7] = 1;
        assertThat(new SubsetSum(values, 10).deviations(10 + 1e-9))
                .isCloseTo(new SubsetSum(scaled, 10).deviations(1), within(1e-4));
    }
}
