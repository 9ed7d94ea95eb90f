package dev.vigia.benchmarks;

import java.util.Optional;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How benchmarks are run: JMH in a fork of its own, one thread, the mean of the iterations.
 *
 * @param quick fewer and shorter iterations, for a look
 * @param python a Python that has SciPy, for the peers that are measured in it
 */
public record Runs(boolean quick, Optional<String> python) {
    private static final String HEAP = "-Xmx1g";

    /** The mean time of an operation of one benchmark method, in the unit that its class says. */
    public double time(Class<?> type, String method) {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + type.getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(1)
                .jvmArgsAppend(HEAP, "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 700))
                .measurementIterations(quick ? 3 : 6)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 700))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        try {
            return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
        } catch (RunnerException failed) {
            throw new IllegalStateException("benchmark " + type.getSimpleName() + "." + method + " failed", failed);
        }
    }
}
