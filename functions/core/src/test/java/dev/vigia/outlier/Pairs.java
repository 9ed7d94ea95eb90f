package dev.vigia.outlier;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** One numeric feature in a baseline and in a window, of values without chance. */
final class Pairs {
    private static final Schema ONE = new Schema(List.of(Feature.number("x")));
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Pairs() {}

    static ColumnPair of(double[] reference, double... window) {
        return of(baseline(reference), window);
    }

    static ColumnPair of(Baseline baseline, double... window) {
        return ColumnPair.of(column(baseline.profile()), column(profile(baseline, window)));
    }

    static Bulk bulk(double... values) {
        return of(values, values).before();
    }

    static NumberProfile column(Profile profile) {
        return (NumberProfile) profile.column("x").orElseThrow();
    }

    static Baseline baseline(double... values) {
        return Samples.baseline(ONE, builder -> builder.add(rows(values)));
    }

    static Profile profile(Baseline baseline, double... values) {
        return Samples.profile(
                baseline, List.of(Samples.request(Samples.id(new Random(1), 0), Status.SCORED, rows(values))));
    }

    private static Rows rows(double... values) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        Arrays.stream(values).forEach(column::add);
        return new Rows(ONE, values.length, List.of(column.build()), List.of());
    }

    /** Even steps in (0, 1): the middles of so many equal parts. */
    static double[] uniform(int size) {
        return IntStream.range(0, size).mapToDouble(i -> (i + .5) / size).toArray();
    }

    /** The quantiles of a normal law at even steps, on average {@code mean}. */
    static double[] normal(int size, double mean, double deviation) {
        return map(uniform(size), u -> mean + deviation * NORMAL.inverseCumulativeProbability(u));
    }

    static double[] map(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    static double[] times(int size, double value) {
        return DoubleStream.generate(() -> value).limit(size).toArray();
    }

    static double[] join(double[]... runs) {
        return Arrays.stream(runs).flatMapToDouble(Arrays::stream).toArray();
    }

    static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** With divisor n. */
    static double deviation(double... values) {
        double mean = mean(values);
        return Math.sqrt(mean(map(values, x -> (x - mean) * (x - mean))));
    }
}
