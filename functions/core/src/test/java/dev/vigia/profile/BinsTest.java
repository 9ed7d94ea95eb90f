package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BinsTest {
    /** Shapes that bins must fit. */
    enum Shape {
        NORMAL,
        LOGNORMAL,
        CAUCHY,
        UNIFORM,
        DISCRETE,
        ZERO_INFLATED,
        BINARY,
        CONSTANT,
        HUGE,
        TINY,
        FEW,
        MIXED_SIGNS;

        double[] sorted(Random random) {
            DoubleSupplier draw = switch (this) {
                case NORMAL -> () -> 1e6 + random.nextGaussian();
                case LOGNORMAL -> () -> Math.exp(3 * random.nextGaussian());
                case CAUCHY -> () -> Math.tan(Math.PI * (random.nextDouble() - 0.5));
                case UNIFORM, FEW -> random::nextDouble;
                case DISCRETE -> () -> random.nextInt(40);
                case ZERO_INFLATED -> () -> random.nextInt(3) == 0 ? 0 : random.nextGaussian();
                case BINARY -> () -> random.nextInt(50) == 0 ? 1 : 0;
                case CONSTANT -> () -> 5;
                case HUGE -> () -> (random.nextDouble() - 0.5) * 2 * Double.MAX_VALUE;
                case TINY -> () -> random.nextInt(9) * Double.MIN_VALUE;
                case MIXED_SIGNS -> () -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            };
            return DoubleStream.generate(draw)
                    .limit(this == FEW ? 7 : 20_000)
                    .map(x -> x + 0.0)
                    .sorted()
                    .toArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyValueLiesInItsBin(Shape shape) {
        Random random = new Random(3);
        double[] sorted = shape.sorted(random);
        Bins bins = BinEdges.of(sorted);
        double[] edges = bins.edges();
        assertThat(bins.size()).isBetween(1, 320);
        double[] probes = DoubleStream.concat(
                        Arrays.stream(sorted), Arrays.stream(edges).flatMap(x -> DoubleStream.of(x, Math.nextUp(x))))
                .filter(Double::isFinite)
                .toArray();
        for (double value : probes) {
            assertThat(bins.index(value)).isEqualTo(bySearch(edges, value));
            assertThat(bins.units(value)).isNotNaN();
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfABlockAreCountedInTheirBins(Shape shape) {
        Random random = new Random(7);
        Bins bins = BinEdges.of(shape.sorted(random));
        double[] values = DoubleStream.of(shape.sorted(random))
                .flatMap(x -> DoubleStream.of(x, -x, Math.nextUp(x), x * 1.5))
                .filter(Double::isFinite)
                .toArray();
        long[] expected = new long[bins.size() + 2];
        for (double value : values) {
            expected[bySearch(bins.edges(), value) + 1]++;
        }
        long[] counts = new long[bins.size() + 2];
        bins.count(values, values.length, new int[values.length], counts);
        assertThat(counts).isEqualTo(expected);
    }

    private static int bySearch(double[] edges, double value) {
        if (value < edges[0]) {
            return -1;
        }
        for (int bin = 0; bin < edges.length - 1; bin++) {
            if (value <= edges[bin + 1]) {
                return bin;
            }
        }
        return edges.length - 1;
    }

    @ParameterizedTest
    @EnumSource
    void noBinOfSeveralValuesHoldsMoreThanThreeParts(Shape shape) {
        double[] sorted = shape.sorted(new Random(4));
        Bins bins = BinEdges.of(sorted);
        double[] edges = bins.edges();
        long[] counts = new long[bins.size()];
        long[] different = new long[bins.size()];
        double before = Double.NaN;
        for (double value : sorted) {
            int bin = bins.index(value);
            counts[bin]++;
            different[bin] += value == before ? 0 : 1;
            before = value;
        }
        for (int bin = 0; bin < counts.length; bin++) {
            if (different[bin] > 1) {
                assertThat(counts[bin])
                        .as("bin up to %s", edges[bin + 1])
                        .isLessThanOrEqualTo(Math.max(1, 3L * sorted.length / 320));
            }
        }
    }

    @Test
    void aHeavyValueHasItsBinToItself() {
        Bins bins = BinEdges.of(Shape.ZERO_INFLATED.sorted(new Random(5)));
        int zero = bins.index(0);
        assertThat(bins.index(Math.nextDown(0.0))).isEqualTo(zero - 1);
        assertThat(bins.index(Double.MIN_VALUE)).isEqualTo(zero + 1);
    }

    @Test
    void withoutValuesEverythingIsAbove() {
        Bins bins = BinEdges.of(new double[0]);
        assertThat(bins.size()).isZero();
        assertThat(bins.index(-1e300)).isZero();
        assertThat(bins.holds(0)).isFalse();
        long[] counts = new long[2];
        bins.count(new double[] {-Double.MAX_VALUE, 0, 7}, 3, new int[3], counts);
        assertThat(counts).containsExactly(0, 3);
    }

    @Test
    void binsComeBackFromTheirPackedForm() {
        Bins bins = BinEdges.of(Shape.MIXED_SIGNS.sorted(new Random(6)));
        PackWriter out = new PackWriter();
        bins.pack(out);
        Bins unpacked = Bins.unpack(new PackReader(out.toBytes()));
        assertThat(unpacked.edges()).isEqualTo(bins.edges());
        assertThat(unpacked.scale()).isEqualTo(bins.scale());
        assertThat(unpacked.centre()).isEqualTo(bins.centre());
    }

    /** Tenths from 0 to 2.9, 30 of each, then 100 whole numbers: three of these share a bin, which is 30 steps wide. */
    @Test
    void aBinThirtyStepsWideIsNotOfTiedValues() {
        double[] sorted = DoubleStream.concat(
                        IntStream.range(0, 900).mapToDouble(i -> Math.floorDiv(i, 30) / 10.0),
                        IntStream.range(10, 110).asDoubleStream())
                .toArray();
        Bins bins = BinEdges.of(sorted);
        assertThat(bins.isSingle(bins.index(1.5))).isTrue();
        int wide = bins.index(80);
        double[] edges = bins.edges();
        assertThat(edges[wide + 1] - edges[wide]).isGreaterThan(1);
        assertThat(bins.isTied(wide)).isFalse();
    }
}
