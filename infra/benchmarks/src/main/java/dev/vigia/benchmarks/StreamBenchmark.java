package dev.vigia.benchmarks;

import dev.vigia.stream.Adwin;
import dev.vigia.stream.BernoulliGlr;
import dev.vigia.stream.ChangeDetector;
import dev.vigia.stream.CusumBank;
import dev.vigia.stream.ErrorBaseline;
import dev.vigia.stream.HddmA;
import dev.vigia.stream.PageHinkley;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One row of an error stream in which a tenth is wrong, for each detector of a change. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StreamBenchmark {
    private static final int ROWS = 100_000;
    private static final ErrorBaseline TENTH = new ErrorBaseline(0.1, 20_000);
    private static final double RUN_LENGTH = 100_000;

    private final double[] errors = new double[ROWS];
    private final ChangeDetector bank = new CusumBank(TENTH, RUN_LENGTH);
    private final ChangeDetector glr = new BernoulliGlr(TENTH, RUN_LENGTH);
    private final ChangeDetector adwin = new Adwin(TENTH, RUN_LENGTH);
    private final ChangeDetector pageHinkley = new PageHinkley(TENTH, RUN_LENGTH);
    private final ChangeDetector hddmA = new HddmA(TENTH, RUN_LENGTH);

    /** A hundred thousand rows. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < ROWS; row++) {
            errors[row] = random.nextDouble() < 0.1 ? 1 : 0;
        }
    }

    private int alarms(ChangeDetector detector) {
        int alarms = 0;
        for (double error : errors) {
            alarms += detector.add(error) ? 1 : 0;
        }
        return alarms;
    }

    /** Eight CUSUMs. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int bank() {
        return alarms(bank);
    }

    /** The likelihood ratio of every beginning. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int glr() {
        return alarms(glr);
    }

    /** The adaptive window. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int adwin() {
        return alarms(adwin);
    }

    /** The sum above its lowest. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int pageHinkley() {
        return alarms(pageHinkley);
    }

    /** Two means and their bound. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int hddmA() {
        return alarms(hddmA);
    }
}
