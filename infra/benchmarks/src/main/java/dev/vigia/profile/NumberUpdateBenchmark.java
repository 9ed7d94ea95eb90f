package dev.vigia.profile;

import dev.vigia.inference.NumberColumn;
import dev.vigia.model.Feature;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A numeric column's update, value by value of a window in columns, and its merge; the peer sees the same values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NumberUpdateBenchmark {
    private static final int ROWS = 1 << 18;
    private static final int REQUEST = 4096;

    private final double[] values = new double[ROWS];
    private final NumberColumn[] lognormal = new NumberColumn[ROWS / REQUEST];
    private final NumberColumn[] zeros = new NumberColumn[ROWS / REQUEST];
    private NumberTally tally = tally(new double[] {0, 1});
    private NumberTally zerosTally = tally;
    private NumberTally other = tally;
    private KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance();

    /** A baseline's bins, and other values of the same law. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(17);
        tally = tally(draws(random, 100_000, 0));
        zerosTally = tally(draws(random, 100_000, 0.75));
        System.arraycopy(draws(random, ROWS, 0), 0, values, 0, ROWS);
        double[] many = draws(random, ROWS, 0.75);
        for (int i = 0; i < lognormal.length; i++) {
            lognormal[i] = column(Arrays.copyOfRange(values, i * REQUEST, (i + 1) * REQUEST));
            zeros[i] = column(Arrays.copyOfRange(many, i * REQUEST, (i + 1) * REQUEST));
        }
        other = tally.fresh();
        other.add(lognormal[0], RowMarks.none());
        sketch = KllDoublesSketch.newHeapInstance();
    }

    private static double[] draws(SplittableRandom random, int size, double zeros) {
        return DoubleStream.generate(() -> random.nextDouble() < zeros ? 0 : Math.exp(random.nextGaussian()))
                .limit(size)
                .toArray();
    }

    private static NumberTally tally(double[] baseline) {
        double[] sorted = baseline.clone();
        Arrays.sort(sorted);
        return new NumberTally(Feature.number("x"), BinEdges.of(sorted));
    }

    private static NumberColumn column(double[] values) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        Arrays.stream(values).forEach(column::add);
        return column.build();
    }

    /** Lognormal values. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object normal() {
        for (NumberColumn column : lognormal) {
            tally.add(column, RowMarks.none());
        }
        return tally;
    }

    /** Three quarters are 0. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object zeroInflated() {
        for (NumberColumn column : zeros) {
            zerosTally.add(column, RowMarks.none());
        }
        return zerosTally;
    }

    /** The peer, on the lognormal values. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object kll() {
        for (double value : values) {
            sketch.update(value);
        }
        return sketch;
    }

    /** A feature's merge. */
    @Benchmark
    public Object merge() {
        tally.merge(other);
        return tally;
    }
}
