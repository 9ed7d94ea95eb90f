package dev.vigia.monitor;

import dev.vigia.check.Check;
import dev.vigia.check.Family;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.incident.IncidentRules;
import dev.vigia.incident.NotificationText;
import dev.vigia.incident.Notifier;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ModelRegistry;
import dev.vigia.profile.ProfileStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** The scheduled functions over their ports. */
final class Monitoring {
    private static final System.Logger LOG = System.getLogger(Monitoring.class.getName());

    private final Monitor monitor;
    private final Recovery recovery;
    private final Outbox outbox;

    Monitoring(
            ModelRegistry registry,
            InferenceLog log,
            GroundTruth truths,
            ProfileStore profileStore,
            ReportStore reports,
            DeadLetters deadLetters,
            Notifier notifier,
            String uiUrl,
            Function<Family, List<Check>> checks,
            IncidentPolicy policy) {
        Baselines baselines = new Baselines(registry);
        WindowProfiles profiles = new WindowProfiles(baselines, log, profileStore);
        HourHistory hours = new HourHistory(new LearnedNulls(registry, profileStore, reports), profiles, profileStore);
        Agenda agenda = new Agenda(log, reports);
        PerformanceWindows performance = new PerformanceWindows(
                registry,
                new LabelledWindows(truths, log),
                agenda,
                new Appraisal(baselines, profiles, new RowLookup(log), reports));
        WindowRows rows = new WindowRows(log, profileStore);
        WindowCheck windowCheck = new WindowCheck(
                baselines,
                profiles,
                hours,
                new Advising(profileStore),
                new Grouping(rows),
                new RowSampling(registry, rows, new LearnedDays(registry, reports)),
                reports,
                checks,
                performance,
                policy);
        IncidentRules rules = new IncidentRules(policy, new NotificationText(uiUrl));
        outbox = new Outbox(reports, notifier);
        recovery = new Recovery(registry, log, deadLetters, reports);
        monitor = new Monitor(
                registry,
                reports,
                agenda,
                performance,
                profiles,
                new FamilyRun(windowCheck, reports, rules, policy, outbox),
                new BaselineLearning(registry, log));
    }

    /** Checks a family's due windows at a scheduled time, for as long as the budget lasts; with drift performance. */
    Done check(Family family, Instant now, Duration budget) {
        Deadline deadline = Deadline.in(InstantSource.system(), budget);
        Done done = monitor.check(family, now, deadline);
        return family == Family.DRIFT ? done.plus(monitor.check(Family.PERFORMANCE, now, deadline)) : done;
    }

    /**
     * Brings back what failures left, in half of the budget at most, then profiles what is closed or has changed, whatever
     * became of the former.
     */
    Done profile(Instant now, Duration budget) {
        Deadline deadline = Deadline.in(InstantSource.system(), budget);
        Deadline half = Deadline.in(InstantSource.system(), budget.dividedBy(2));
        Done swept = failures("the outbox could not be swept", () -> {
            outbox.sweep();
            return 0;
        });
        Done recovered = failures("dead letters could not be read", () -> recovery.bringBack(half));
        return monitor.profile(now, deadline).plus(swept).plus(recovered);
    }

    private static Done failures(String what, IntSupplier work) {
        try {
            return new Done(0, work.getAsInt());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, what, e);
            return new Done(0, 1);
        }
    }
}
