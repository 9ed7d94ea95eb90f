package dev.vigia.local.backtest;

import dev.vigia.Checks;
import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.History;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.integrity.IntegrityChecks;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.outlier.OutlierChecks;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.HourlyCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import dev.vigia.profile.Window;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One run over past rows, each with its hour: the first days become the baseline, every later hour is checked. */
final class Trial {
    /** What only traffic has. */
    private static final Set<String> OF_TRAFFIC = Set.of("schema", "rejected-rate", "unscored-rate", "volume");

    private static final ModelVersion MODEL = new ModelVersion(new ModelName("file"), 1);
    /** Hours whose profiles are held at once; the file is read once for each so many. */
    private static final int BATCH = 500;

    private final Past past;
    private final Schema schema;
    private final RowHours hours;
    private final BacktestOptions options;
    private final int cut;

    Trial(Past past, RowHours hours, BacktestOptions options) {
        this.past = past;
        schema = past.schema();
        this.hours = hours;
        this.options = options;
        cut = hours.after(options.days());
    }

    private interface Taking {
        void take(int hour, Rows rows, long firstRow);
    }

    /** Hands out the rows of a range of hours, hour by hour within each block. */
    private void read(int from, int to, Taking taking) throws IOException {
        past.read((before, rows) -> {
            Map<Integer, List<Integer>> places = new TreeMap<>();
            for (int row = 0; row < rows.size(); row++) {
                int hour = hours.of(before + row);
                if (hour >= from && hour < to) {
                    places.computeIfAbsent(hour, unseen -> new ArrayList<>()).add(row);
                }
            }
            places.forEach((hour, held) -> taking.take(hour, RowSelection.of(rows, held), before));
        });
    }

    /** The baseline of the first days, with its time if there are days enough. */
    Baseline baseline() throws IOException {
        BaselineBuilder builder = new BaselineBuilder(MODEL, schema, options.seed());
        read(Integer.MIN_VALUE, cut, (hour, rows, first) -> builder.add(rows));
        if (hours.from(cut).length == 0) {
            throw past.wrong("ends within " + options.days() + " days: expected hours after the baseline's");
        }
        Baseline plain = builder.build("baseline", Instant.EPOCH);
        HourlyCounts counts = HourlyCounts.ofOwnRows(plain);
        read(
                Integer.MIN_VALUE,
                cut,
                (hour, rows, first) -> counts.add(rows, Collections.nCopies(rows.size(), RowHours.start(hour))));
        return counts.learn().map(plain::withTime).orElse(plain);
    }

    /** Every hour after the baseline. */
    List<BacktestResult.Hour> run(Baseline baseline) throws IOException {
        List<BacktestResult.Hour> done = new ArrayList<>();
        List<HourCounts> before = new ArrayList<>();
        int[] later = hours.from(cut);
        for (int i = 0; i < later.length; i += BATCH) {
            int last = later[Math.min(later.length, i + BATCH) - 1];
            Map<Integer, ProfileBuilder> builders = new TreeMap<>();
            read(
                    later[i],
                    last + 1,
                    (hour, rows, first) -> builders.computeIfAbsent(hour, unseen -> Profile.builder(baseline))
                            .add(request(rows, first, hour)));
            builders.forEach((hour, builder) -> done.add(check(baseline, hour, builder.build(), before)));
        }
        return done;
    }

    private static LoggedRequest request(Rows rows, long first, int hour) {
        InferenceId id = InferenceId.of(RowHours.start(hour), 0, first);
        return new LoggedRequest(id, MODEL, Status.CAPTURED, "", rows, "", null, Instant.EPOCH);
    }

    private BacktestResult.Hour check(Baseline baseline, int hour, Profile profile, List<HourCounts> before) {
        Window window = new Window(RowHours.start(hour), RowHours.start(hour + 1));
        before.addFirst(HourCounts.of(baseline, window, profile));
        History history = new History(List.of(), null, before.subList(0, Math.min(3, before.size())));
        return new BacktestResult.Hour(
                window,
                profile.rows(),
                List.of(
                        report(Family.INTEGRITY, integrity(), baseline, window, profile, history),
                        report(Family.OUTLIERS, OutlierChecks.all(), baseline, window, profile, history),
                        report(Family.DRIFT, drift(), baseline, window, profile, history)));
    }

    private static List<Check> integrity() {
        return IntegrityChecks.all().stream()
                .filter(check -> !OF_TRAFFIC.contains(check.name()))
                .toList();
    }

    private List<Check> drift() {
        boolean predicted = schema.features().stream().anyMatch(feature -> feature.role() == Role.PREDICTION);
        return Checks.drift(options.effectFloor()).stream()
                .filter(check -> predicted || !check.name().equals("prediction-drift"))
                .toList();
    }

    private Report report(
            Family family, List<Check> checks, Baseline baseline, Window window, Profile profile, History history) {
        boolean together = family == Family.DRIFT && baseline.time().isPresent();
        CheckInput input = new CheckInput(
                baseline, window, profile, history, Model.of(MODEL.model()), options.level(family, together));
        return Reports.of(family, checks, input, 1, Instant.EPOCH);
    }

    Window baselineWindow() {
        return new Window(RowHours.start(hours.first()), RowHours.start(cut));
    }
}
