package dev.vigia.local.command;

import dev.vigia.local.backtest.Backtest;
import dev.vigia.local.backtest.BacktestJson;
import dev.vigia.local.backtest.BacktestOptions;
import dev.vigia.local.backtest.BacktestResult;
import dev.vigia.local.backtest.BacktestText;
import dev.vigia.local.file.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Look back on a file with times: which hours would have alarmed, and how often on shuffled rows,"
                + " where every alarm is false.",
        footer = {"", "Exit code: 0 done, whatever was found; 2 bad usage or input that cannot be read."})
final class BacktestCommand implements Callable<Integer> {
    @Option(names = "--file", required = true, paramLabel = "FILE", description = "CSV with a header or JSON lines.")
    private Path file;

    @Option(names = "--time", required = true, paramLabel = "NAME", description = "The column of times.")
    private String time;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "14",
            description = "So many days at the start are the baseline (${DEFAULT-VALUE}); with fewer than 14, rows are"
                    + " taken as independent.")
    private int days;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "Features, types, roles and limits as JSON (by default inferred from the file).")
    private @Nullable Path schema;

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--false-alarms",
            paramLabel = "RATE",
            defaultValue = "0.0005",
            description = "The probability that an hour in which nothing changed is breached, for each of integrity,"
                    + " outliers and drift (${DEFAULT-VALUE}: of all three about one a month).")
    private double falseAlarms;

    @Option(
            names = "--effect-floor",
            paramLabel = "X",
            defaultValue = "0.05",
            description = "The least effect that is a drift; 0: any (${DEFAULT-VALUE}).")
    private double effectFloor;

    @Option(
            names = "--shuffles",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often to try it on shuffled rows (${DEFAULT-VALUE}).")
    private int shuffles;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the shuffles (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "One JSON object on standard output, nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BacktestOptions options = options();
        Progress progress = new Progress();
        BacktestResult result;
        try (ProgressLine _ = ProgressLine.of(progress, spec.commandLine().getErr())) {
            result = new Backtest(options, progress, Runtime.getRuntime().availableProcessors()).run();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? BacktestJson.of(result) : BacktestText.of(result));
        out.flush();
        return 0;
    }

    private BacktestOptions options() {
        try {
            return new BacktestOptions(
                    file, schema, columns.columns(), time, days, falseAlarms, effectFloor, shuffles, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
