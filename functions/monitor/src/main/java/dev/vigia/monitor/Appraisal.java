package dev.vigia.monitor;

import static java.util.stream.Collectors.groupingBy;

import dev.vigia.check.ErrorWatch;
import dev.vigia.check.Family;
import dev.vigia.check.LabelBatch;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.ModelVersion;
import dev.vigia.performance.Estimation;
import dev.vigia.performance.LabelledRow;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a window beside its outcome: what its predictions are estimated to be worth before their labels come, how many
 * labels have come, what they say by now, and whether the errors of labels rose. Labels come later than the window they are about, so
 * each run also brings earlier windows' reports up to date. Each report keeps one batch of labels per window of arrival, so that a
 * run that is repeated replaces what it wrote.
 */
final class Appraisal {
    /** The most earlier windows whose reports one window's labels change; the newest of them. */
    static final int MOST_EARLIER = 100;

    private final Baselines baselines;
    private final WindowProfiles profiles;
    private final RowLookup sampled;
    private final ReportStore reports;

    Appraisal(Baselines baselines, WindowProfiles profiles, RowLookup sampled, ReportStore reports) {
        this.baselines = baselines;
        this.profiles = profiles;
        this.sampled = sampled;
        this.reports = reports;
    }

    /** Brings earlier windows' reports up to date, and appraises the window itself. */
    Performance of(WindowLabels labels) {
        Map<Window, List<LabelledRow>> rows = labels.looked().rows().stream()
                .collect(groupingBy(row -> Window.containing(
                        row.id().inference().time(), labels.window().length())));
        Corrections corrections = new Corrections(labels);
        labels.looked().labels().keySet().stream()
                .filter(predicted -> predicted.compareTo(labels.window()) < 0)
                .sorted(Comparator.reverseOrder())
                .limit(MOST_EARLIER)
                .forEach(predicted -> update(labels, predicted, rows.getOrDefault(predicted, List.of()), corrections));
        return own(labels, rows.getOrDefault(labels.window(), List.of()), corrections);
    }

    /** What this window's labels say of rows that were predicted in one, whose report knows others; empty where there is none. */
    private static Optional<LabelBatch> batch(
            WindowLabels labels,
            Window predicted,
            List<LabelledRow> rows,
            List<LabelBatch> known,
            Corrections corrections) {
        Long count = labels.looked().labels().get(predicted);
        if (count == null) {
            return Optional.empty();
        }
        Corrections.Settled settled = corrections.settle(rows, known);
        long overtaken =
                (long) labels.meter().judged(rows).size() - settled.rows().size();
        return labels.meter()
                .batch(labels.window(), Math.max(0, count - overtaken), settled.rows(), settled.replaced());
    }

    private void update(WindowLabels labels, Window predicted, List<LabelledRow> rows, Corrections corrections) {
        ModelVersion version = labels.version().id();
        Optional<Report> report = reports.report(version, Family.PERFORMANCE, predicted);
        Performance known = report.map(Report::performance).orElse(null);
        if (known == null) {
            return;
        }
        Optional<LabelBatch> batch = batch(labels, predicted, rows, known.batches(), corrections);
        Performance next = with(labels, known, and(known.batches(), batch), known.errors());
        if (!next.equals(known)) {
            report.ifPresent(stored -> reports.put(stored.performing(next)));
        }
    }

    /** Batches with one more, in place of that which arrived in the same window. */
    private static List<LabelBatch> and(List<LabelBatch> known, Optional<LabelBatch> batch) {
        List<LabelBatch> batches = new ArrayList<>(known);
        batch.ifPresent(one -> {
            batches.removeIf(other -> other.arrived().equals(one.arrived()));
            batches.add(one);
        });
        batches.sort(Comparator.comparing(LabelBatch::arrived));
        return batches;
    }

    private static Performance with(
            WindowLabels labels, Performance known, List<LabelBatch> batches, @Nullable ErrorWatch errors) {
        return new Performance(
                known.predictions(),
                batches.stream().mapToLong(LabelBatch::labels).sum(),
                labels.meter().measured(known.measures(), batches),
                known.estimatedFrom(),
                batches,
                errors);
    }

    /** What later windows' labels said of this one, where it is looked at again, stays. */
    private Performance own(WindowLabels labels, List<LabelledRow> rows, Corrections corrections) {
        ModelVersion version = labels.version().id();
        List<LabelBatch> known = reports.report(version, Family.PERFORMANCE, labels.window())
                .map(Report::performance)
                .map(Performance::batches)
                .orElse(List.of());
        Optional<LabelBatch> batch = batch(labels, labels.window(), rows, known, corrections);
        Optional<Profile> profile = profile(labels);
        Optional<ColumnProfile> column =
                profile.flatMap(of -> of.column(labels.inferences().prediction().name()));
        Estimation estimation = labels.meter()
                .estimate(column, sink -> profile.ifPresent(of -> sampled.read(version.model(), of, sink)));
        List<PerformanceMeasure> estimated = labels.meter().estimated(estimation);
        Performance plain = new Performance(
                column.map(ColumnProfile::present).orElse(null), 0, estimated, estimation.reason(), List.of(), null);
        return with(labels, plain, and(known, batch), errors(labels));
    }

    private Optional<Profile> profile(WindowLabels labels) {
        return baselines
                .at(labels.model(), labels.version(), labels.window().from())
                .map(baseline -> profiles.of(labels.model(), labels.version().id(), baseline, labels.window()));
    }

    private ErrorWatch errors(WindowLabels labels) {
        ModelVersion version = labels.version().id();
        Window window = labels.window();
        ErrorWatch before =
                reports
                        .summaries(version, Family.PERFORMANCE, window.length(), Instant.EPOCH, window.from(), 1)
                        .stream()
                        .map(ReportSummary::window)
                        .flatMap(last -> reports.report(version, Family.PERFORMANCE, last).stream())
                        .flatMap(report -> Stream.ofNullable(report.performance()))
                        .flatMap(performance -> Stream.ofNullable(performance.errors()))
                        .findFirst()
                        .orElse(null);
        return labels.inferences().watch(labels.reference(), labels.looked().rows(), before, labels.level());
    }
}
