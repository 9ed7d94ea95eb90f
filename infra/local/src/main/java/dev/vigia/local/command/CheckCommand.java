package dev.vigia.local.command;

import dev.vigia.check.Outcome;
import dev.vigia.local.check.CheckOptions;
import dev.vigia.local.check.CheckResult;
import dev.vigia.local.check.CheckRun;
import dev.vigia.local.check.HtmlReport;
import dev.vigia.local.check.JsonReport;
import dev.vigia.local.check.TextReport;
import dev.vigia.local.file.Progress;
import dev.vigia.local.sagemaker.MonitorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Run every check on two files: CSV with a header, JSON lines or Parquet.",
        footer = {"", "Exit code: 0 passed, 1 breached, 3 inconclusive, 2 bad usage or input that cannot be read."})
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "FILE",
            description = "The rows to compare with, or a stored baseline's directory.")
    private Path baseline;

    @Option(names = "--current", required = true, paramLabel = "FILE", description = "The rows to check.")
    private Path current;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description =
                    "Features, types, roles and limits as JSON, or SageMaker's constraints.json or statistics.json"
                            + " (by default inferred from the baseline).")
    private @Nullable Path schema;

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--false-alarms",
            paramLabel = "RATE",
            defaultValue = "0.01",
            description = "The probability that a window in which nothing changed is breached, for each of integrity,"
                    + " outliers and drift (${DEFAULT-VALUE}).")
    private double falseAlarms;

    @Option(
            names = "--effect-floor",
            paramLabel = "X",
            defaultValue = "0.05",
            description = "The least effect that is a drift; 0: any (${DEFAULT-VALUE}).")
    private double effectFloor;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses the baseline's rows that are kept and held out (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--exact",
            description =
                    "Take drift's measures from the raw values, all of them held in memory (by default from bins).")
    private boolean exact;

    @Option(
            names = "--time",
            paramLabel = "NAME",
            description = "A column of times in both files: hours are judged by how the same hours of the baseline vary"
                    + " (14 days of it are needed), instead of by independent rows.")
    private @Nullable String time;

    @Option(names = "--json", description = "One JSON object on standard output, nothing else.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page that shows the result to a file.")
    private @Nullable Path html;

    @Option(
            names = "--export-baseline",
            paramLabel = "DIR",
            description = "Store the baseline in a directory, which --baseline takes in place of a file.")
    private @Nullable Path export;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description = "Write row,score,limit,outlier for every row to a CSV file.")
    private @Nullable Path scores;

    @Option(
            names = "--sagemaker",
            paramLabel = "DIR",
            description = "Write SageMaker Model Monitor's constraint_violations.json, with the statistics.json of the"
                    + " current rows and the baseline's constraints.json, to a directory.")
    private @Nullable Path sagemaker;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CheckOptions options = options();
        Outputs.requireFile(html, baseline, current);
        Outputs.requireFile(scores, baseline, current);
        Outputs.requireDirectory(export);
        Outputs.requireDirectory(sagemaker);
        SchemaNotes.tell(schema, spec.commandLine().getErr());
        Progress progress = new Progress();
        CheckResult result;
        try (ProgressLine _ = ProgressLine.of(progress, spec.commandLine().getErr())) {
            result = new CheckRun(options, progress, Runtime.getRuntime().availableProcessors()).run();
        }
        if (html != null) {
            Files.writeString(html, HtmlReport.of(result));
        }
        if (sagemaker != null) {
            MonitorFiles.check(
                    sagemaker,
                    result.baseline().schema(),
                    result.baseline().profile(),
                    result.current(),
                    result.reports());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? JsonReport.of(result) : TextReport.of(result, Terminal.isColoured()));
        out.flush();
        return code(result.outcome());
    }

    private CheckOptions options() {
        try {
            return new CheckOptions(
                    baseline,
                    current,
                    schema,
                    columns.columns(),
                    falseAlarms,
                    effectFloor,
                    seed,
                    exact,
                    export,
                    time,
                    scores);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static int code(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> 0;
            case BREACHED -> 1;
            case INCONCLUSIVE -> 3;
        };
    }
}
