package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the counts, each answer is a number in its range or says that there is none. */
class ExtremeCountsTest {
    private static final long[] SIZES = {0, 0, 0, 1, 1, 2, 3, 12, 500, 40_000, 1_000_000_000L, 1_000_000_000_000L};

    @Test
    void everyTestAnswers() {
        SplittableRandom random = new SplittableRandom(41);
        for (int round = 0; round < 1500; round++) {
            TwoSampleCounts counts = counts(random);
            boolean nothing = counts.oneIsEmpty() || counts.cells() < 2;
            for (TestResult result : List.of(
                    AndersonDarlingTwoSample.test(counts),
                    ChiSquareTwoSample.test(counts),
                    PointMass.test(counts),
                    KolmogorovSmirnovDistance.test(counts),
                    new NumberTwoSample(0.01, 1).test(counts),
                    new CategoryTwoSample(0.01, 1).test(counts))) {
                assertThat(result instanceof TestResult.Undefined)
                        .as("%s", counts)
                        .isEqualTo(nothing);
            }
            assertThat(UnseenCategories.test(counts) instanceof TestResult.Undefined)
                    .isEqualTo(counts.oneIsEmpty());
        }
    }

    @Test
    void everyDistanceAnswers() {
        SplittableRandom random = new SplittableRandom(43);
        for (int round = 0; round < 3000; round++) {
            TwoSampleCounts counts = counts(random);
            Deciles deciles = Deciles.of(counts);
            for (OptionalDouble share : List.of(
                    KolmogorovSmirnovDistance.between(counts),
                    KolmogorovSmirnovDistance.effect(counts),
                    TotalVariationDistance.between(counts),
                    TotalVariationDistance.effect(counts),
                    LargestDifference.between(counts),
                    Distance.HELLINGER.between(counts),
                    Distance.JENSEN_SHANNON.between(counts))) {
                assertThat(share.isEmpty()).isEqualTo(counts.oneIsEmpty());
                assertThat(share.orElse(0)).isBetween(0.0, 1 + 1e-12);
            }
            for (Distance distance : Distance.values()) {
                assertThat(distance.between(deciles.counts(), deciles.groups()).orElse(0))
                        .isGreaterThanOrEqualTo(0)
                        .isFinite();
                assertThat(distance.beyondChance(deciles.counts(), deciles.groups())
                                .orElse(0))
                        .isGreaterThanOrEqualTo(0)
                        .isFinite();
            }
            assertThat(SmallestDetectable.ofNumber(counts, 1e-6).orElse(1)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void everyPredictionAnswers() {
        SplittableRandom random = new SplittableRandom(47);
        for (int round = 0; round < 2000; round++) {
            long m = SIZES[random.nextInt(SIZES.length - 1)];
            long n = SIZES[random.nextInt(SIZES.length - 1)];
            RatePrediction rate = new RatePrediction(random.nextLong(m + 1), m);
            long k = random.nextLong(n + 1);
            assertThat(rate.rise(n, k) instanceof TestResult.Undefined).isEqualTo(m == 0 || n == 0);
            assertThat(rate.fall(n, k) instanceof TestResult.Undefined).isEqualTo(m == 0 || n == 0);
            assertThat(rate.upperLimit(n, 1e-5)).isBetween(0L, n);
            if (m > 0) {
                ExceedancePrediction beyond = new ExceedancePrediction(m, random.nextLong(m) + 1);
                assertThat(beyond.test(n, k) instanceof TestResult.Undefined).isEqualTo(n == 0);
                assertThat(beyond.upperLimit(n, 1e-5)).isBetween(0L, n);
            }
        }
    }

    private static TwoSampleCounts counts(SplittableRandom random) {
        int cells = random.nextInt(1, 7);
        int most = random.nextInt(1, SIZES.length + 1);
        long[] baseline = new long[cells];
        long[] window = new long[cells];
        for (int cell = 0; cell < cells; cell++) {
            baseline[cell] = SIZES[random.nextInt(most)];
            window[cell] = SIZES[random.nextInt(most)];
        }
        return TwoSampleCounts.of(baseline, window);
    }
}
