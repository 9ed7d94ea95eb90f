package dev.vigia.benchmarks;

import dev.vigia.Checks;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The drift check of 30 features on windows of ten thousand and ten million rows, without change. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DriftCheckBenchmark {
    private static CheckInput input(int rows) {
        Traffic traffic = new Traffic(24, 6);
        Baseline baseline = traffic.baseline(100_000);
        Profile profile = traffic.profile(baseline, rows);
        return new CheckInput(
                baseline,
                Traffic.HOUR,
                profile,
                List.of(),
                Model.of(baseline.version().model()),
                0.01);
    }

    private static Object check(CheckInput input) {
        return Checks.report(Family.DRIFT, input, 1, Traffic.HOUR.to());
    }

    /** A window of 10,000 rows. */
    @State(Scope.Benchmark)
    public static class Small {
        private CheckInput input = input(100);

        @Setup
        public void draw() {
            input = input(10_000);
        }
    }

    /** A window of ten million rows: half a minute to draw. */
    @State(Scope.Benchmark)
    public static class Large {
        private CheckInput input = input(100);

        @Setup
        public void draw() {
            input = input(10_000_000);
        }
    }

    @Benchmark
    public void small(Small window, Blackhole hole) {
        hole.consume(check(window.input));
    }

    @Benchmark
    public void large(Large window, Blackhole hole) {
        hole.consume(check(window.input));
    }
}
