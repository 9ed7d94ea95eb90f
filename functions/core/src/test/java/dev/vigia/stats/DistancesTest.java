package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistancesTest {
    private static final TwoSampleCounts EMPTY = TwoSampleCounts.of(new long[] {3, 4}, new long[2]);

    @Test
    void distancesAreSciPysAndTheirDefinitions() {
        assertThat(Reference.rows("distances.csv")).hasSizeGreaterThan(15).allSatisfy(row -> {
            TwoSampleCounts counts = row.pair();
            close(KolmogorovSmirnovDistance.between(counts), row.number(2));
            close(OptionalDouble.of(Results.pValue(KolmogorovSmirnovDistance.test(counts))), row.number(3));
            close(Distance.PSI.between(counts), row.number(4));
            close(Distance.KULLBACK_LEIBLER.between(counts), row.number(5));
            close(Distance.JENSEN_SHANNON.between(counts), row.number(6));
            close(Distance.HELLINGER.between(counts), row.number(7));
            close(TotalVariationDistance.between(counts), row.number(8));
            close(LargestDifference.between(counts), row.number(9));
            double[] values = IntStream.range(0, row.counts(0).length)
                    .mapToDouble(i -> Math.pow(i, 1.5))
                    .toArray();
            close(WassersteinDistance.between(row.counts(0), row.counts(1), values), row.number(10));
            close(WassersteinDistance.normed(row.counts(0), row.counts(1), values, 2), row.number(10) / 2);
        });
    }

    @Test
    void effectsHaveNoBiasWhenNothingChanged() {
        SplittableRandom random = new SplittableRandom(8);
        double[] shares = random.doubles(300, 0.2, 1).toArray();
        double ks = 0;
        double tv = 0;
        double tvEffect = 0;
        double psi = 0;
        int rounds = 400;
        for (int i = 0; i < rounds; i++) {
            TwoSampleCounts counts =
                    TwoSampleCounts.of(Results.draw(shares, 6000, random), Results.draw(shares, 3000, random));
            ks += Math.pow(KolmogorovSmirnovDistance.between(counts).orElseThrow(), 2) / rounds;
            tv += Math.pow(TotalVariationDistance.between(counts).orElseThrow(), 2) / rounds;
            tvEffect += TotalVariationDistance.effect(counts).orElseThrow() / rounds;
            Deciles deciles = Deciles.of(counts);
            psi += Distance.PSI.between(deciles.counts(), deciles.groups()).orElseThrow() / rounds;
        }
        double factor = 1 / 6000.0 + 1 / 3000.0;
        assertThat(ks / factor).isCloseTo(Math.PI * Math.PI / 12, within(0.06));
        TwoSampleCounts even =
                TwoSampleCounts.of(Results.draw(shares, 6000, random), Results.draw(shares, 3000, random));
        assertThat(tv / TotalVariationDistance.expectedSquare(even)).isCloseTo(1, within(0.02));
        assertThat(tvEffect).isLessThan(0.02);
        assertThat(psi / factor).isCloseTo(9, within(0.5));
    }

    @Test
    void chanceOfTwoCellsIsTheVarianceOfTheDifference() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {80, 20}, new long[] {40, 10});
        assertThat(TotalVariationDistance.expectedSquare(counts)).isCloseTo(0.16 * 0.03, within(0.02 * 0.16 * 0.03));
    }

    @Test
    void effectTakesChanceOffTheSquare() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {600, 400}, new long[] {300, 700});
        double chance = Math.PI * Math.PI / 12 * 0.002;
        close(KolmogorovSmirnovDistance.effect(counts), Math.sqrt(0.09 - chance));
        TwoSampleCounts same = TwoSampleCounts.of(new long[] {60, 40}, new long[] {60, 40});
        close(KolmogorovSmirnovDistance.effect(same), 0);
        close(TotalVariationDistance.effect(same), 0);
        double expected = 0.09 - TotalVariationDistance.expectedSquare(counts);
        close(TotalVariationDistance.effect(counts), Math.sqrt(expected));
        close(Distance.PSI.beyondChance(counts, 2), Distance.PSI.between(counts).orElseThrow() - 0.002);
        close(Distance.PSI.beyondChance(same, 2), 0);
        double hellinger = Distance.HELLINGER.between(counts).orElseThrow();
        close(Distance.HELLINGER.beyondChance(counts, 2), Math.sqrt(hellinger * hellinger - 0.002 / 8));
    }

    @Test
    void cellsWithoutAnyRowCountWhereSharesAreSmoothed() {
        long[] a = {5, 0, 7};
        long[] b = {2, 0, 9};
        double p = 0.5 / 13.5;
        double q = 0.5 / 12.5;
        double expected = term(5.5 / 13.5, 2.5 / 12.5) + term(p, q) + term(7.5 / 13.5, 9.5 / 12.5);
        close(Distance.PSI.between(TwoSampleCounts.of(a, b), 3), expected);
        assertThatThrownBy(() -> Distance.PSI.between(TwoSampleCounts.of(a, b), 1))
                .hasMessage("cells are 1, expected at least 2");
        assertThat(Distance.HELLINGER.between(TwoSampleCounts.of(a, b), 9))
                .isEqualTo(Distance.HELLINGER.between(TwoSampleCounts.of(a, b)));
    }

    @Test
    void decilesAreTheBaselinesAndEqualEdgesMerge() {
        long[] even = new long[20];
        Arrays.fill(even, 5);
        long[] window = new long[20];
        window[1] = 1;
        window[19] = 4;
        Deciles deciles = Deciles.of(TwoSampleCounts.of(even, window));
        assertThat(deciles.groups()).isEqualTo(10);
        assertThat(deciles.counts().baseline).containsOnly(10).hasSize(10);
        assertThat(deciles.counts().window).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 4);
        Deciles tied = Deciles.of(TwoSampleCounts.of(new long[] {55, 15, 30}, new long[] {1, 2, 3}));
        assertThat(tied.groups()).isEqualTo(4);
        assertThat(tied.counts().window).containsExactly(1, 2, 3);
        Deciles constant = Deciles.of(TwoSampleCounts.of(new long[] {0, 9, 0}, new long[] {1, 2, 3}));
        assertThat(constant.groups()).isEqualTo(2);
        assertThat(constant.counts().window).containsExactly(3, 3);
        assertThat(Deciles.of(TwoSampleCounts.of(new long[2], new long[] {1, 2}))
                        .groups())
                .isEqualTo(1);
    }

    @Test
    void withoutRowsThereIsNoDistance() {
        assertThat(KolmogorovSmirnovDistance.between(EMPTY)).isEmpty();
        assertThat(KolmogorovSmirnovDistance.effect(EMPTY)).isEmpty();
        assertThat(Results.reason(KolmogorovSmirnovDistance.test(EMPTY))).isEqualTo("a sample has no rows");
        assertThat(TotalVariationDistance.between(EMPTY)).isEmpty();
        assertThat(TotalVariationDistance.effect(EMPTY)).isEmpty();
        assertThat(LargestDifference.between(EMPTY)).isEmpty();
        assertThat(Distance.PSI.between(EMPTY)).isEmpty();
        assertThat(Distance.PSI.beyondChance(EMPTY, 2)).isEmpty();
        assertThat(WassersteinDistance.between(new long[] {1}, new long[] {0}, new double[] {1}))
                .isEmpty();
        assertThat(WassersteinDistance.normed(new long[] {0}, new long[] {1}, new double[] {1}, 1))
                .isEmpty();
    }

    @Test
    void aConstantHasDistanceZeroAndNoScale() {
        TwoSampleCounts constant = TwoSampleCounts.of(new long[] {5}, new long[] {7});
        close(KolmogorovSmirnovDistance.between(constant), 0);
        close(TotalVariationDistance.effect(constant), 0);
        assertThat(Results.reason(KolmogorovSmirnovDistance.test(constant))).isEqualTo("all rows lie in one cell");
        assertThat(WassersteinDistance.normed(new long[] {5}, new long[] {7}, new double[] {1}, 0))
                .isEmpty();
    }

    @Test
    void refusesValuesThatAreNotPlaces() {
        long[] two = {1, 1};
        assertThatThrownBy(() -> WassersteinDistance.between(two, two, new double[] {2, 1}))
                .hasMessageContaining("expected finite ones in ascending order");
        assertThatThrownBy(() -> WassersteinDistance.between(two, two, new double[] {2, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WassersteinDistance.between(two, two, new double[] {2}))
                .hasMessage("cells are 2 and 2, expected one for each of 1 values");
        assertThatThrownBy(() -> WassersteinDistance.normed(two, two, new double[] {2, 3}, -1))
                .hasMessageContaining("scale is -1.0");
    }

    @Test
    void kolmogorovsLawIsContinuousWhereTheSeriesChange() {
        assertThat(KolmogorovSmirnovDistance.logSurvival(Math.nextDown(1.0)))
                .isCloseTo(KolmogorovSmirnovDistance.logSurvival(1), within(1e-13));
        assertThat(KolmogorovSmirnovDistance.logSurvival(0.1)).isZero();
        assertThat(KolmogorovSmirnovDistance.logSurvival(40)).isCloseTo(-3200 + Math.log(2), within(1e-9));
    }

    private static double term(double p, double q) {
        return (q - p) * Math.log(q / p);
    }

    private static void close(OptionalDouble actual, double expected) {
        assertThat(actual.orElseThrow()).isCloseTo(expected, within(1e-12 + 1e-10 * Math.abs(expected)));
    }
}
