package dev.vigia.monitor;

import dev.vigia.check.Family;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The Funqy exports: one for each schedule. */
public class MonitorFunctions {
    /** Well below the functions' timeout; what is left is due again at the next scheduled time. */
    private static final Duration BUDGET = Duration.ofSeconds(45);

    private static final System.Logger LOG = System.getLogger(MonitorFunctions.class.getName());

    private final Monitoring monitoring;
    private final InstantSource clock;

    @Inject
    MonitorFunctions(Monitoring monitoring, InstantSource clock) {
        this.monitoring = monitoring;
        this.clock = clock;
    }

    @Funq("profile")
    public RunSummary profile(@Nullable Tick tick) {
        return run("profile", tick, now -> monitoring.profile(now, BUDGET));
    }

    @Funq("integrity")
    public RunSummary integrity(@Nullable Tick tick) {
        return run("integrity", tick, now -> monitoring.check(Family.INTEGRITY, now, BUDGET));
    }

    @Funq("outliers")
    public RunSummary outliers(@Nullable Tick tick) {
        return run("outliers", tick, now -> monitoring.check(Family.OUTLIERS, now, BUDGET));
    }

    @Funq("drift")
    public RunSummary drift(@Nullable Tick tick) {
        return run("drift", tick, now -> monitoring.check(Family.DRIFT, now, BUDGET));
    }

    private interface Work {
        Done at(Instant now);
    }

    /** One line of JSON a run: numbers only. */
    private RunSummary run(String function, @Nullable Tick tick, Work work) {
        Instant began = clock.instant();
        Done done = work.at(time(tick, began));
        long millis = Duration.between(began, clock.instant()).toMillis();
        LOG.log(
                System.Logger.Level.INFO,
                "'{'\"function\":\"{0}\",\"windows\":{1},\"failures\":{2},\"millis\":{3}'}'",
                function,
                Integer.toString(done.windows()),
                Integer.toString(done.failures()),
                Long.toString(millis));
        return new RunSummary(function, done.windows(), done.failures(), millis);
    }

    /** The scheduled time, but never one that is still to come: a window must be over before it is closed. */
    private static Instant time(@Nullable Tick tick, Instant now) {
        if (tick == null || tick.time() == null) {
            return now;
        }
        try {
            Instant scheduled = Instant.parse(tick.time());
            return scheduled.isAfter(now) ? now : scheduled;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "event with the time '" + tick.time() + "': expected one like 2026-11-23T12:00:00Z", e);
        }
    }
}
