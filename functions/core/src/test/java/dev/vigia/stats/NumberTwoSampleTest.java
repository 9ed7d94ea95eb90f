package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.pValue;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.stats.CauchyCombination.Weighed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberTwoSampleTest {
    private static final NumberTwoSample TEST = new NumberTwoSample(2e-4, 1);

    @Test
    void ofManyRowsIsTheCauchyCombinationOfThree() {
        SplittableRandom random = new SplittableRandom(1);
        double[] even = new double[320];
        Arrays.fill(even, 1);
        TwoSampleCounts counts =
                TwoSampleCounts.of(Results.draw(even, 20_000, random), Results.draw(even, 10_000, random));
        assertThat(TEST.test(counts)).isEqualTo(asymptotic(counts));
    }

    @Test
    void ofTwoCellsIsFishersTest() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {999, 1}, new long[] {99, 1});
        assertThat(TEST.test(counts)).isEqualTo(FisherExact.test(counts));
    }

    @Test
    void ofFewRowsIsJudgedByPermutationsWhereItMatters() {
        TwoSampleCounts weak = TwoSampleCounts.of(new long[] {400, 300, 300}, new long[] {27, 30, 45});
        double p = pValue(TEST.test(weak));
        assertThat(p).isNotEqualTo(pValue(asymptotic(weak))).isBetween(2e-4, 0.015);
        assertThat(pValue(TEST.test(weak))).isEqualTo(p);
        TwoSampleCounts alike = TwoSampleCounts.of(new long[] {400, 300, 300}, new long[] {40, 30, 31});
        assertThat(TEST.test(alike)).isEqualTo(asymptotic(alike));
        TwoSampleCounts apart = TwoSampleCounts.of(new long[] {400, 300, 300}, new long[] {0, 10, 190});
        assertThat(TEST.test(apart)).isEqualTo(asymptotic(apart));
    }

    @Test
    void ofFewRowsOutsideOneCellIsJudgedByPermutationsAtEveryDepth() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {99_990, 5, 2, 3}, new long[] {9_990, 8, 1, 1});
        assertThat(pValue(asymptotic(counts))).isLessThan(1e-6);
        double p = pValue(TEST.test(counts));
        assertThat(p).isBetween(1e-5, 1e-3);
    }

    /** Two thousand permutations at a level of .005 know no p-value below 1/2,001; here none is as extreme. */
    @Test
    void whereNoPermutationIsAsExtremeTheAsymptoticLawSaysHowDeepItLies() {
        NumberTwoSample coarse = new NumberTwoSample(5e-3, 7);
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {1200, 900, 900}, new long[] {98, 75, 127});
        double deep = pValue(asymptotic(counts));
        assertThat(deep).isBetween(5e-6, 1 / 2001.0);
        assertThat(defined(coarse.test(counts)).isBound()).isFalse();
        assertThat(pValue(coarse.test(counts))).isEqualTo(deep);
        TwoSampleCounts weaker = TwoSampleCounts.of(new long[] {1200, 900, 900}, new long[] {104, 85, 111});
        assertThat(pValue(coarse.test(weaker))).isGreaterThan(1 / 2001.0).isNotEqualTo(pValue(asymptotic(weaker)));
    }

    /** A hundred rows that gathered nowhere for certain: the asymptotic law is not relied on, and nothing else says more. */
    @Test
    void whereNothingSaysHowDeepItLiesThePValueIsABound() {
        NumberTwoSample coarse = new NumberTwoSample(5e-3, 7);
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {400, 300, 300}, new long[] {22, 24, 54});
        assertThat(pValue(coarse.test(counts))).isEqualTo(1 / 2001.0);
        assertThat(defined(coarse.test(counts)).isBound()).isTrue();
    }

    /** Of few rows outside one cell the asymptotic law says nothing, but a mass that gathers is binomial. */
    @Test
    void ofFewRowsOutsideOneCellTheGatheredMassSaysHowDeepItLies() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {0, 500, 0}, new long[] {9_300, 0, 700});
        double mass = pValue(PointMass.test(counts));
        assertThat(mass).isLessThan(1e-100);
        assertThat(pValue(TEST.test(counts)) / mass).isCloseTo(7, within(1e-9));
        TwoSampleCounts spread =
                TwoSampleCounts.of(new long[] {100_000, 20, 20, 20, 0, 0, 0}, new long[] {10_000, 0, 0, 0, 8, 8, 8});
        assertThat(pValue(TEST.test(spread))).isBetween(1e-20, 1e-6);
    }

    @Test
    void aWindowLargerThanTheBaselineIsTreatedAlike() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {27, 30, 45}, new long[] {400, 300, 300});
        assertThat(pValue(TEST.test(counts))).isBetween(2e-4, 0.02);
        assertThat(defined(TEST.test(counts))).isNotEqualTo(asymptotic(counts));
    }

    @Test
    void isUndefinedWithoutRowsOrASecondCell() {
        assertThat(reason(TEST.test(TwoSampleCounts.of(new long[] {1, 2, 3}, new long[3]))))
                .isEqualTo("a sample has no rows");
        assertThat(reason(TEST.test(TwoSampleCounts.of(new long[] {1, 0}, new long[] {1, 0}))))
                .isEqualTo("all rows lie in one cell");
        assertThat(reason(TEST.test(TwoSampleCounts.of(new long[0], new long[0]))))
                .isEqualTo("a sample has no rows");
        assertThatThrownBy(() -> new NumberTwoSample(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TestResult asymptotic(TwoSampleCounts counts) {
        return CauchyCombination.combine(List.of(
                new Weighed(AndersonDarlingTwoSample.test(counts), 4),
                new Weighed(ChiSquareTwoSample.test(CellPooling.ordered(counts)), 2),
                new Weighed(PointMass.test(counts), 1)));
    }
}
