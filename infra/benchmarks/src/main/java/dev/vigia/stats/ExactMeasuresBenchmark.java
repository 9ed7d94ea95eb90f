package dev.vigia.stats;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A million values against a million, from unsorted arrays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExactMeasuresBenchmark {
    private double[] baseline = new double[0];
    private double[] current = baseline;

    /** Normal values, the second sample moved by a hundredth. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(3);
        baseline = random.doubles(1_000_000).map(any -> random.nextGaussian()).toArray();
        current = random.doubles(1_000_000)
                .map(any -> random.nextGaussian() + 0.01)
                .toArray();
    }

    /** Kolmogorov–Smirnov, Wasserstein, energy, Cramér–von Mises, Mann–Whitney. */
    @Benchmark
    public void five(Blackhole hole) {
        NumberMeasures measures =
                new NumberMeasures(new MergedSamples(SortedSample.of(baseline), SortedSample.of(current)));
        hole.consume(measures.kolmogorovSmirnov());
        hole.consume(measures.merged().area());
        hole.consume(measures.merged().squaredArea());
        hole.consume(measures.cramerVonMises());
        hole.consume(measures.mannWhitney());
    }

    /** Every measure. */
    @Benchmark
    public Object all() {
        return ExactMeasures.ofNumbers(baseline, current);
    }
}
