package dev.vigia.local.command;

import dev.vigia.check.Words;
import dev.vigia.local.check.BaselineRun;
import dev.vigia.local.file.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description =
                "Make a baseline of a file of rows: a readable schema, proposed limits, and what checks compare with.")
final class BaselineCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "CSV with a header, JSON lines or Parquet.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The directory to write to (by default FILE with .baseline behind it).")
    private @Nullable Path directory;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description =
                    "Features, types, roles and limits as JSON, or SageMaker's constraints.json or statistics.json"
                            + " (by default inferred).")
    private @Nullable Path schema;

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--time",
            paramLabel = "NAME",
            description = "A column of times, from which the baseline learns how hours vary (14 days are needed); then"
                    + " 'vigia check --time' may use it.")
    private @Nullable String time;

    @Option(
            names = "--sagemaker",
            paramLabel = "DIR",
            description = "Write SageMaker Model Monitor's statistics.json and constraints.json to a directory too.")
    private @Nullable Path sagemaker;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses the rows that are kept and held out (${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path to = directory == null ? file.resolveSibling(file.getFileName() + ".baseline") : directory;
        Outputs.requireDirectory(to);
        Outputs.requireDirectory(sagemaker);
        SchemaNotes.tell(schema, spec.commandLine().getErr());
        Progress progress = new Progress();
        BaselineRun.Made made;
        try (ProgressLine _ = ProgressLine.of(progress, spec.commandLine().getErr())) {
            int threads = Runtime.getRuntime().availableProcessors();
            made = BaselineRun.run(
                    file, to, Optional.ofNullable(schema), columns.columns(), time, sagemaker, seed, progress, threads);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("baseline of " + Words.count(made.rows(), "row") + " and " + Words.count(made.features(), "feature")
                + (made.kept() < made.rows() ? ", resting on " + Words.count(made.kept(), "row") : ""));
        made.notes().forEach(note -> out.println("  " + note));
        made.files().forEach(written -> out.println("  " + written));
        out.flush();
        return 0;
    }
}
