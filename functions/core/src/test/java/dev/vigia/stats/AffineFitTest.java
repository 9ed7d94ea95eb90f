package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;

class AffineFitTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static double[] edges(double from, double to, int bins) {
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, i -> from + (to - from) * i / bins);
        return edges;
    }

    /** As many values in each bin as a distribution expects there. */
    private static BinnedSample expected(double[] edges, double rows, DoubleUnaryOperator distribution) {
        double[] counts = new double[edges.length - 1];
        Arrays.setAll(
                counts, i -> rows * (distribution.applyAsDouble(edges[i + 1]) - distribution.applyAsDouble(edges[i])));
        return new BinnedSample(edges, counts);
    }

    private static BinnedSample drawn(BinnedSample expected, SplittableRandom random) {
        UniformRandomProvider uniform = random::nextLong;
        BinnedSample drawn = expected;
        for (int i = 0; i < expected.bins(); i++) {
            double mean = expected.count(i);
            drawn = drawn.withCount(
                    i, mean > 0 ? PoissonSampler.of(uniform, mean).sample() : 0);
        }
        return drawn;
    }

    /** The distribution of mean + deviation (shift + scale (X − mean) / deviation). */
    private static DoubleUnaryOperator moved(ContinuousDistribution law, double shift, double scale) {
        double deviation = Math.sqrt(law.getVariance());
        return x -> law.cumulativeProbability(law.getMean() + (x - law.getMean() - deviation * shift) / scale);
    }

    private static Optional<AffineFit> fit(BinnedSample reference, BinnedSample sample, ContinuousDistribution law) {
        return AffineFit.of(reference, sample, law.getMean(), Math.sqrt(law.getVariance()), false);
    }

    @Test
    void aLineIsFoundAsItWasDrawn() {
        for (ContinuousDistribution law :
                new ContinuousDistribution[] {NORMAL, NormalDistribution.of(500, 30), LogNormalDistribution.of(1, .5)
                }) {
            double deviation = Math.sqrt(law.getVariance());
            double[] edges = edges(law.getMean() - 8 * deviation, law.getMean() + 12 * deviation, 1_000);
            BinnedSample reference = expected(edges, 50_000, law::cumulativeProbability);
            for (double[] line : new double[][] {{0, 1}, {.3, 1.25}, {-.4, .8}, {1.5, 1}}) {
                BinnedSample sample = expected(edges, 4_000, moved(law, line[0], line[1]));
                AffineFit fit = fit(reference, sample, law).orElseThrow();
                assertThat(fit.shift()).isCloseTo(line[0], within(2e-3));
                assertThat(fit.logScale()).isCloseTo(Math.log(line[1]), within(2e-3));
                assertThat(fit.bulk()).isCloseTo(4_000, within(8.0));
                assertThat(fit.misfit()).isLessThan(2e-3);
                assertThat(AffineFit.precise(reference, sample, law.getMean(), deviation))
                        .hasValueSatisfying(
                                precise -> assertThat(precise.shift()).isCloseTo(line[0], within(2e-3)));
            }
        }
    }

    @Test
    void whatLiesFarOutHasNoWeight() {
        double[] edges = edges(-8, 8, 800);
        BinnedSample reference = expected(edges, 50_000, NORMAL::cumulativeProbability);
        BinnedSample clean = expected(edges, 4_000, moved(NORMAL, .3, 1.1));
        AffineFit fit = fit(reference, clean.withCount(790, 600), NORMAL).orElseThrow();
        assertThat(fit.shift()).isCloseTo(.3, within(2e-3));
        assertThat(fit.logScale()).isCloseTo(Math.log(1.1), within(2e-3));
        assertThat(fit.bulk()).isCloseTo(4_000, within(4.0));
    }

    @Test
    void anotherShapeDoesNotFit() {
        double[] edges = edges(-8, 8, 800);
        BinnedSample reference = expected(edges, 50_000, NORMAL::cumulativeProbability);
        BinnedSample two = expected(
                edges,
                4_000,
                x -> (NORMAL.cumulativeProbability(3 * (x + 1)) + NORMAL.cumulativeProbability(3 * (x - 1))) / 2);
        assertThat(fit(reference, two, NORMAL))
                .hasValueSatisfying(fit -> assertThat(fit.misfit()).isBetween(.05, .2));
    }

    /** Five hundred samples of 2,000 against references of 6,000: deviations within a tenth of what the errors say. */
    @Test
    void errorsAreTheDeviationsOfDraws() {
        for (ContinuousDistribution law : new ContinuousDistribution[] {NORMAL, LogNormalDistribution.of(1, .4)}) {
            double deviation = Math.sqrt(law.getVariance());
            double[] edges = edges(law.getMean() - 6 * deviation, law.getMean() + 9 * deviation, 300);
            BinnedSample reference = expected(edges, 6_000, law::cumulativeProbability);
            BinnedSample sample = expected(edges, 2_000, moved(law, .2, 1.1));
            SplittableRandom random = new SplittableRandom(9);
            AffineFit[] fits = new AffineFit[500];
            Arrays.setAll(
                    fits,
                    i -> fit(drawn(reference, random), drawn(sample, random), law)
                            .orElseThrow());
            AffineFit said = fit(reference, sample, law).orElseThrow();
            double shifts =
                    deviation(Arrays.stream(fits).mapToDouble(AffineFit::shift).toArray());
            double scales = deviation(
                    Arrays.stream(fits).mapToDouble(AffineFit::logScale).toArray());
            assertThat(said.shiftError()).isCloseTo(shifts, within(.1 * shifts));
            assertThat(said.logScaleError()).isCloseTo(scales, within(.1 * scales));
        }
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    /** Values 0, 1 and 2, each with a bin to itself: moments by hand, no interval that moves, no misfit. */
    @Test
    void ofFewDifferentValuesTheWholeRangeIsTaken() {
        double[] edges = {Math.nextDown(0.0), 0, Math.nextDown(1.0), 1, Math.nextDown(2.0), 2};
        BinnedSample reference = new BinnedSample(edges, new double[] {400, 0, 200, 0, 400});
        BinnedSample sample = new BinnedSample(edges, new double[] {50, 0, 100, 0, 350});
        double deviation = Math.sqrt(.8);
        AffineFit fit = AffineFit.of(reference, sample, 1, deviation, true).orElseThrow();
        assertThat(fit.shift()).isCloseTo(.6 / deviation, within(1e-6));
        double now = Math.sqrt((.1 * 1.6 * 1.6 + .2 * .6 * .6 + .7 * .4 * .4));
        assertThat(fit.logScale()).isCloseTo(Math.log(now / deviation), within(1e-6));
        assertThat(fit.bulk()).isCloseTo(500, within(1e-9));
        assertThat(fit.misfit()).isZero();
    }

    @Test
    void nothingIsSaidWhereAnIntervalLeavesTheBins() {
        double[] edges = edges(-3, 3, 300);
        BinnedSample reference = expected(edges, 50_000, NORMAL::cumulativeProbability);
        assertThat(fit(reference, expected(edges, 4_000, moved(NORMAL, .3, 1.3)), NORMAL))
                .as("a closer interval stays inside")
                .hasValueSatisfying(fit -> assertThat(fit.shift()).isCloseTo(.3, within(.02)));
        assertThat(fit(reference, expected(edges, 4_000, moved(NORMAL, 2.5, 1)), NORMAL))
                .isEmpty();
        assertThat(fit(reference, expected(edges, 4_000, moved(NORMAL, -2.5, 1)), NORMAL))
                .isEmpty();
    }

    @Test
    void nothingIsSaidWhereTheShapeDoesNotTellOrValuesLack() {
        double[] edges = edges(0, 1, 300);
        ContinuousDistribution uniform = UniformContinuousDistribution.of(0, 1);
        BinnedSample flat = expected(edges, 50_000, uniform::cumulativeProbability);
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 50; round++) {
            BinnedSample reference = drawn(flat, random);
            for (double scale : new double[] {1, .8}) {
                BinnedSample sample = drawn(expected(edges, 4_000, moved(uniform, .1, scale)), random);
                assertThat(fit(reference, sample, uniform)).isEmpty();
                assertThat(AffineFit.precise(reference, sample, .5, Math.sqrt(1 / 12.0)))
                        .isEmpty();
            }
        }
        BinnedSample none = new BinnedSample(edges, new double[300]);
        BinnedSample some = expected(edges, 4_000, NORMAL::cumulativeProbability);
        assertThat(fit(some, none, NORMAL)).isEmpty();
        assertThat(fit(none, some, NORMAL)).isEmpty();
        assertThat(AffineFit.of(some, some, 0, 0, false)).isEmpty();
    }
}
