package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.multivariate.DayLaw;
import dev.vigia.multivariate.MultivariateDrift;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well the domain classifier tells days in which nothing changed: learned from the reports of the first 14 days after a baseline was
 * adopted, again from the first 28 and 56, and then kept, as {@link LearnedNulls} are. A day is accepted unless the data of a tenth of it or more
 * were broken, or the classifier breached by what was learned before. Each is stored beside the baseline.
 */
final class LearnedDays {
    private static final List<Integer> DAYS = List.of(56, 28, 14);
    private static final Duration DAY = Duration.ofDays(1);
    private static final double MOST_BROKEN = 0.1;
    /** Stands for a period that was too thin to learn from, so that it is not read again. */
    private static final byte[] NOTHING = {0};

    private final ModelRegistry registry;
    private final ReportStore reports;

    LearnedDays(ModelRegistry registry, ReportStore reports) {
        this.registry = registry;
        this.reports = reports;
    }

    /** What is known for a window: of the longest period that ended before it; nothing of windows that are not days. */
    Optional<DayLaw> at(Model model, RegisteredVersion version, Baseline baseline, Window window) {
        Optional<Instant> adopted = LearnedNulls.adopted(model, version, baseline);
        if (adopted.isEmpty() || !window.length().equals(DAY)) {
            return Optional.empty();
        }
        Instant first = adopted.get().plus(DAY).minusMillis(1);
        Window start = Window.containing(first, DAY);
        Optional<DayLaw> found = Optional.empty();
        for (int days : DAYS) {
            Window period = new Window(start.from(), start.from().plus(DAY.multipliedBy(days)));
            if (found.isEmpty() && !window.from().isBefore(period.to())) {
                found = get(model, version, baseline, period, baseline.id() + "~" + days + "d-rows");
            }
        }
        return found;
    }

    private Optional<DayLaw> get(Model model, RegisteredVersion version, Baseline baseline, Window period, String id) {
        return registry.baseline(model.name(), id)
                .or(() -> Optional.of(learn(model, version, baseline, period, id)))
                .filter(packed -> packed.length > NOTHING.length)
                .map(DayLaw::unpack);
    }

    /** Learns and stores; where another did so meanwhile, what it stored counts. */
    private byte[] learn(Model model, RegisteredVersion version, Baseline baseline, Window period, String id) {
        List<DayLaw.Day> accepted = new ArrayList<>();
        for (Instant from = period.from(); from.isBefore(period.to()); from = from.plus(DAY)) {
            day(model, version, baseline, new Window(from, from.plus(DAY))).ifPresent(accepted::add);
        }
        byte[] packed = DayLaw.of(accepted).map(DayLaw::pack).orElse(NOTHING);
        try {
            registry.putBaseline(model.name(), id, packed);
            return packed;
        } catch (IllegalArgumentException another) {
            return registry.baseline(model.name(), id).orElse(packed);
        }
    }

    private Optional<DayLaw.Day> day(Model model, RegisteredVersion version, Baseline baseline, Window day) {
        return reports.report(version.id(), Family.DRIFT, day)
                .filter(report -> baseline.id().equals(report.baseline()))
                .flatMap(LearnedDays::told)
                .filter(any -> !isBroken(model, version, day));
    }

    private static Optional<DayLaw.Day> told(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(MultivariateDrift.DOMAIN_CLASSIFIER))
                .filter(finding -> !isRefused(finding) && finding.measures().containsKey(MultivariateDrift.AUC_APART))
                .map(finding -> new DayLaw.Day(
                        finding.measures().getOrDefault(MultivariateDrift.AUC_APART, 0.5), finding.rowCount()))
                .findFirst();
    }

    /** A breach by independent rows is no reason: days of rows that follow one another breach by it. */
    private static boolean isRefused(Finding finding) {
        return finding.outcome() == Outcome.BREACHED && finding.measures().containsKey("auc-expected");
    }

    private boolean isBroken(Model model, RegisteredVersion version, Window day) {
        Duration bucket = model.cadence().at(day.from()).bucket();
        int buckets = (int) (DAY.toMillis() / bucket.toMillis());
        long breached =
                reports.summaries(version.id(), Family.INTEGRITY, bucket, day.from(), day.to(), buckets).stream()
                        .filter(summary -> summary.outcome() == Outcome.BREACHED)
                        .count();
        return breached >= MOST_BROKEN * buckets;
    }
}
