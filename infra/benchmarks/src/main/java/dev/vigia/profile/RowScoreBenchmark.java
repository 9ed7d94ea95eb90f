package dev.vigia.profile;

import dev.vigia.benchmarks.Traffic;
import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Rows' outlier scores. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowScoreBenchmark {
    private static final int ROWS = 1000;

    private RowScorer scorer = new RowScorer(new RowReference(List.of(), 0));
    private final int[] places = IntStream.range(0, ROWS).toArray();
    private List<Column> cells = List.of();

    /** A baseline of 10,000 rows and a thousand rows to score. */
    @Setup
    public void draw() {
        Traffic traffic = new Traffic(30, 0);
        Baseline baseline = traffic.baseline(10_000);
        scorer = new RowScorer(baseline.layout().reference());
        Rows rows = traffic.rows(ROWS, 7);
        cells = IntStream.range(0, 30).mapToObj(rows::column).toList();
    }

    /** Thirty numbers. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] thirtyNumbers() {
        return scorer.score(cells, places);
    }
}
