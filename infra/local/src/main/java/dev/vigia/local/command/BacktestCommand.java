package dev.vigia.local.command;

import dev.vigia.incident.IncidentPolicy;
import dev.vigia.local.backtest.Backtest;
import dev.vigia.local.backtest.BacktestJson;
import dev.vigia.local.backtest.BacktestOptions;
import dev.vigia.local.backtest.BacktestResult;
import dev.vigia.local.backtest.BacktestText;
import dev.vigia.local.backtest.FilePast;
import dev.vigia.local.backtest.LoggedPast;
import dev.vigia.local.check.Columns;
import dev.vigia.local.file.Progress;
import dev.vigia.local.system.OpenStores;
import dev.vigia.model.FalseAlarmBudget;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Look back on a file with times, or on a model's logged rows: which hours would have alarmed, and how often on shuffled rows,"
                        + " where every alarm is false.",
        footer = {"", "Exit code: 0 done, whatever was found; 2 bad usage or input that cannot be read."})
final class BacktestCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /** Where the past is. */
    static final class Source {
        @Option(
                names = "--file",
                required = true,
                paramLabel = "FILE",
                description = "CSV with a header, JSON lines or Parquet, with a column of times (--time).")
        private @Nullable Path file;

        @Parameters(
                paramLabel = "MODEL",
                arity = "1",
                converter = Words.ModelConverter.class,
                description =
                        "A model of the system in --data, running or stopped: its logged rows, by their ids' times.")
        private @Nullable ModelName model;
    }

    @Mixin
    private final StoresOption where = new StoresOption();

    @Option(names = "--model-version", paramLabel = "N", description = "The model's version (by default the live one).")
    private @Nullable Integer version;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = ExportCommand.TimeConverter.class,
            description =
                    "The first time of a model's rows, as 2026-11-23T12:00:00Z (by default as long ago as rows are"
                            + " kept).")
    private @Nullable Instant from;

    @Option(names = "--time", paramLabel = "NAME", description = "The file's column of times.")
    private @Nullable String time;

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
            description =
                    "Features, types, roles and limits as JSON, or SageMaker's constraints.json or statistics.json"
                            + " (by default inferred from the file).")
    private @Nullable Path schema;

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--false-alarms",
            paramLabel = "RATE",
            description = "The probability that an hour in which nothing changed is breached, for each of integrity,"
                    + " outliers and drift (by default what the budget gives).")
    private @Nullable Double falseAlarms;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description =
                    "How many false incidents in 30 days, shared over families and windows as the schedules share it"
                            + " (by default the model's own; of a file, 1).")
    private @Nullable Double budget;

    @Option(
            names = "--incident",
            paramLabel = "M/N",
            defaultValue = "2/3",
            converter = PolicyConverter.class,
            description = "An incident opens when M of the newest N hours are breached (${DEFAULT-VALUE}).")
    private IncidentPolicy policy;

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
        BacktestResult result =
                source.model == null ? ofFile(Objects.requireNonNull(source.file)) : ofModel(source.model);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? BacktestJson.of(result) : BacktestText.of(result));
        out.flush();
        return 0;
    }

    private BacktestResult ofFile(Path file) throws IOException {
        if (time == null || version != null || from != null) {
            throw wrong("--file needs --time, and takes no --model-version and --from");
        }
        BacktestOptions options = options(FalseAlarmBudget.DEFAULT);
        SchemaNotes.tell(schema, spec.commandLine().getErr());
        int threads = Runtime.getRuntime().availableProcessors();
        Progress progress = new Progress();
        try (ProgressLine _ = ProgressLine.of(progress, spec.commandLine().getErr())) {
            return new Backtest(FilePast.open(file, schema, columns.columns(), time, progress, threads), options).run();
        }
    }

    private BacktestResult ofModel(ModelName name) throws IOException {
        if (time != null || schema != null || !columns.columns().equals(Columns.ALL)) {
            throw wrong("a model's rows have its schema and their own times: expected no --time, --schema and columns");
        }
        try (OpenStores open = where.open()) {
            ModelRegistry registry = open.stores().registry();
            Model model = registry.model(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no model '" + name + "'"));
            ModelVersion id = new ModelVersion(name, version == null ? model.live() : version);
            RegisteredVersion registered =
                    registry.version(id).orElseThrow(() -> new IllegalArgumentException("there is no " + id));
            Schema rows = registry.schema(name, registered.schemaHash()).orElseThrow();
            Instant now = InstantSource.system().instant();
            Instant end = now.minus(model.cadence().at(now).grace()).truncatedTo(ChronoUnit.HOURS);
            Instant start = from == null ? now.minus(model.retention()) : from;
            BacktestOptions options = options(model.budget());
            PrintWriter err = spec.commandLine().getErr();
            err.println("vigia: reading what " + id + " was sent since " + start.truncatedTo(ChronoUnit.SECONDS));
            err.flush();
            LoggedPast past = LoggedPast.read(open.stores().log(), registered, rows, start, end);
            err.println("vigia: trying the rules on " + past.rows() + " rows");
            err.flush();
            return new Backtest(past, options).run();
        }
    }

    private BacktestOptions options(FalseAlarmBudget otherwise) {
        try {
            FalseAlarmBudget given = budget == null ? otherwise : new FalseAlarmBudget(budget, Duration.ofDays(30));
            return new BacktestOptions(days, falseAlarms, given, effectFloor, policy, shuffles, seed);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** M of N. */
    static final class PolicyConverter implements ITypeConverter<IncidentPolicy> {
        @Override
        public IncidentPolicy convert(String text) {
            String[] parts = text.split("/", -1);
            try {
                return new IncidentPolicy(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("incident '" + text + "': expected M/N with 1 <= M <= N, as 2/3");
            }
        }
    }
}
