package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.check.FleetEntry;
import dev.vigia.incident.DirtyBucket;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * The work of the scheduled functions, over the live version of every model. Work that a deadline cuts off is due again
 * at the next run.
 */
final class Monitor {
    /** How many models are worked on at once; each has a window's profile and a baseline in memory. */
    private static final int AT_ONCE = 4;

    private static final System.Logger LOG = System.getLogger(Monitor.class.getName());

    private final ModelRegistry registry;
    private final ReportStore reports;
    private final Agenda agenda;
    private final PerformanceWindows performance;
    private final WindowProfiles profiles;
    private final FamilyRun familyRun;
    private final BaselineLearning learning;

    Monitor(
            ModelRegistry registry,
            ReportStore reports,
            Agenda agenda,
            PerformanceWindows performance,
            WindowProfiles profiles,
            FamilyRun familyRun,
            BaselineLearning learning) {
        this.registry = registry;
        this.reports = reports;
        this.agenda = agenda;
        this.performance = performance;
        this.profiles = profiles;
        this.familyRun = familyRun;
        this.learning = learning;
    }

    /** Checks every due window of a family. */
    Done check(Family family, Instant now, Deadline deadline) {
        return forEachModel((model, version) -> {
            List<Window> due = family == Family.PERFORMANCE
                    ? performance.due(model, version, now, deadline)
                    : agenda.due(model, version, family, now);
            int done = familyRun.check(model, version, family, due, now, deadline);
            if (done > 0) {
                new FleetLine(reports).write(model, now);
            }
            return done;
        });
    }

    /** Learns missing baselines, renews what late rows changed, profiles closed buckets. */
    Done profile(Instant now, Deadline deadline) {
        return forEachModel((model, version) -> {
            Model current = learning.learn(model, version, now);
            return renew(current, version, now, deadline) + close(current, version, now, deadline);
        });
    }

    /** Buckets that integrity has not checked yet: what came before has been profiled by whoever needed it. */
    private int close(Model model, RegisteredVersion version, Instant now, Deadline deadline) {
        int done = 0;
        for (Window bucket : agenda.due(model, version, Family.INTEGRITY, now)) {
            if (deadline.passed()) {
                break;
            }
            done += profiles.make(model, version, bucket) ? 1 : 0;
        }
        return done;
    }

    private int renew(Model model, RegisteredVersion version, Instant now, Deadline deadline) {
        int done = 0;
        for (DirtyBucket dirty : reports.dirty(model.name())) {
            if (deadline.passed()) {
                break;
            }
            if (profiles.renew(model, version, dirty.bucket())) {
                familyRun.recheck(model, version, dirty.bucket(), now);
            }
            reports.clean(model.name(), dirty);
            done++;
        }
        return done;
    }

    private interface ModelWork {
        int run(Model model, RegisteredVersion version);
    }

    /**
     * Several models at once, since a run mostly waits for stores. One model's failure is told, and does not keep the
     * others from being checked; its own checks become late.
     */
    private Done forEachModel(ModelWork work) {
        Semaphore free = new Semaphore(AT_ONCE);
        List<Future<Done>> runs = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (FleetEntry entry : reports.fleet()) {
                runs.add(executor.submit(() -> {
                    free.acquire();
                    try {
                        return forModel(entry, work);
                    } finally {
                        free.release();
                    }
                }));
            }
        }
        return runs.stream().map(Future::resultNow).reduce(Done.NOTHING, Done::plus);
    }

    private Done forModel(FleetEntry entry, ModelWork work) {
        try {
            int windows = registry.model(entry.model())
                    .map(model -> model.servedVersions().stream()
                            .flatMap(served -> registry.version(served).stream())
                            .mapToInt(version -> work.run(model, version))
                            .sum())
                    .orElse(0);
            return new Done(windows, 0);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "model " + entry.model() + " could not be looked at", e);
            return new Done(0, 1);
        }
    }
}
