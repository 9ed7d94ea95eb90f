package dev.vigia.local.check;

import dev.vigia.check.Advice;
import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Group;
import dev.vigia.check.History;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.drift.DriftChecks;
import dev.vigia.integrity.IntegrityChecks;
import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.Progress;
import dev.vigia.local.file.RowFile;
import dev.vigia.local.file.RowFiles;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.Model;
import dev.vigia.model.Role;
import dev.vigia.multivariate.RowReservoir;
import dev.vigia.outlier.AdviceBesideGroups;
import dev.vigia.outlier.NewGroups;
import dev.vigia.outlier.OutlierChecks;
import dev.vigia.outlier.OutlierReplay;
import dev.vigia.outlier.PreprocessingReview;
import dev.vigia.profile.HourlyCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Window;
import dev.vigia.stats.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs every check on two files. */
public final class CheckRun {
    /** What only traffic has: files have no calls that were refused, no schema of their own, and no hours. */
    private static final Set<String> OF_TRAFFIC = Set.of("schema", "rejected-rate", "unscored-rate", "volume");

    private static final Window WINDOW = new Window(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(1)));

    private final CheckOptions options;
    private final Progress progress;
    private final int threads;
    private final Set<String> notes = new LinkedHashSet<>();

    public CheckRun(CheckOptions options, Progress progress, int threads) {
        this.options = options;
        this.progress = progress;
        this.threads = threads;
    }

    /**
     * Reads both files and runs the checks.
     *
     * @throws dev.vigia.local.file.BadInputException if a file cannot be read
     */
    public CheckResult run() throws IOException {
        StatisticsAsRows.refuse(options.baseline());
        StatisticsAsRows.refuse(options.current());
        RowReader current = reader(options.current());
        String time = options.time();
        Reference reference = reference();
        Path export = options.export();
        if (export != null) {
            BaselineDirectory.write(export, reference);
        }
        Repeats repeats = new Repeats(reference);
        RowReservoir sample = new RowReservoir(reference.schema(), options.seed());
        TreeMap<Instant, Long> volumes = new TreeMap<>();
        History history = time == null ? History.NONE : history(reference, time, volumes);
        PerformanceRun performance = PerformanceRun.of(options, reference, volumes);
        Current.Read read = read(current, reference, repeats, rows -> {
            sample.add(rows.rows());
            performance.add(rows);
        });
        Profile profile = read.profile();
        JointRun joint = JointRun.of(options, reference, sample);
        CheckInput input = new CheckInput(
                reference.baseline(),
                window(history),
                profile,
                history,
                Model.of(Reference.MODEL.model()),
                options.falseAlarms());
        return new CheckResult(
                options,
                List.copyOf(notes),
                reference.baseline(),
                profile,
                exact(current, reference),
                options.falseAlarms(),
                integrity(input, repeats),
                outliers(input, read),
                report(Family.DRIFT, drift(reference, joint), input),
                joint,
                performance.decide(input));
    }

    private Reference reference() throws IOException {
        Optional<Path> schema = Optional.ofNullable(options.schema());
        if (!Files.isDirectory(options.baseline())) {
            Reference plain = Reference.build(
                    reader(options.baseline()), schema, options.columns(), options.time(), options.seed());
            return options.time() == null ? plain : plain.withTime(reader(options.baseline()), options.time());
        }
        if (!options.columns().equals(Columns.ALL)) {
            throw BadInputException.of(
                    options.baseline(),
                    "is a stored baseline, whose columns are what its schema says: expected no --features, --ignore,"
                            + " --prediction or --truth");
        }
        if (options.exact()) {
            throw BadInputException.of(
                    options.baseline(), "is a stored baseline without its rows: expected a file of rows for --exact");
        }
        Reference stored = BaselineDirectory.read(options.baseline(), schema);
        if (options.time() != null && stored.baseline().time().isEmpty()) {
            throw BadInputException.of(
                    options.baseline(),
                    "is a stored baseline that knows nothing of time: expected one made by 'vigia baseline --time "
                            + options.time() + "'");
        }
        return stored;
    }

    private Map<String, Map<String, Measure>> exact(RowReader current, Reference reference) throws IOException {
        return options.exact() ? ExactRun.of(reader(options.baseline()), current, reference) : Map.of();
    }

    /** The hours of the current file. */
    private History history(Reference reference, String time, Map<Instant, Long> volumes) throws IOException {
        HourlyCounts hours = HoursOfFile.count(
                reader(options.current()), new HourlyCounts(reference.baseline()), reference.ignored(), time, volumes);
        return new History(List.of(), null, hours.each());
    }

    private static Window window(History history) {
        return history.hours().isEmpty()
                ? WINDOW
                : new Window(
                        history.hours().getLast().window().from(),
                        history.hours().getFirst().window().to());
    }

    private RowReader reader(Path path) throws IOException {
        RowFile file = RowFiles.open(path);
        notes.addAll(file.notes());
        return new RowReader(file, progress, threads);
    }

    private Current.Read read(RowReader current, Reference reference, Repeats repeats, Consumer<TimedRows> others)
            throws IOException {
        Path path = options.scores();
        if (path == null) {
            return Current.read(current, reference, options.time(), null, repeats, others);
        }
        try (ScoreFile scores =
                new ScoreFile(path, reference.baseline().outlierLimit().score())) {
            return Current.read(current, reference, options.time(), scores, repeats, others);
        }
    }

    private static Report integrity(CheckInput input, Repeats repeats) {
        if (input.profile().rows() == 0) {
            return Reports.inconclusive(
                    input.baseline().version(),
                    Family.INTEGRITY,
                    input.window(),
                    0,
                    "no rows to check",
                    1,
                    Instant.EPOCH);
        }
        List<Check> checks = new ArrayList<>(IntegrityChecks.withoutIdentifiers());
        checks.removeIf(check -> OF_TRAFFIC.contains(check.name()));
        if (repeats.isConcerned()) {
            checks.add(repeats);
        }
        return report(Family.INTEGRITY, checks, input);
    }

    private static Report outliers(CheckInput input, Current.Read read) {
        List<Group> groups = read.unusual()
                .map(rows -> NewGroups.of(input.baseline(), rows, input.window().from(), List.of()))
                .orElse(List.of());
        List<Advice> advice = PreprocessingReview.of(input.baseline(), List.of(input.profile()));
        return report(Family.OUTLIERS, OutlierChecks.all(), input)
                .advising(read.unusual()
                        .map(rows -> AdviceBesideGroups.of(
                                input.baseline().outlierLimit().expectedRate(),
                                rows,
                                OutlierReplay.of(input.baseline(), input.profile(), rows, advice),
                                groups))
                        .orElse(advice))
                .grouping(groups);
    }

    /** Predictions are asked after only where there are some, for a check takes its share of the level. */
    private List<Check> drift(Reference reference, JointRun joint) {
        boolean predicted =
                reference.schema().features().stream().anyMatch(feature -> feature.role() == Role.PREDICTION);
        List<Check> checks = new ArrayList<>(DriftChecks.withFloor(options.effectFloor()));
        checks.removeIf(check -> !predicted && check.name().equals("prediction-drift"));
        if (joint.isAsked()) {
            checks.add(joint);
        }
        return checks;
    }

    private static Report report(Family family, List<Check> checks, CheckInput input) {
        return Reports.of(family, checks, input, 1, Instant.EPOCH);
    }
}
