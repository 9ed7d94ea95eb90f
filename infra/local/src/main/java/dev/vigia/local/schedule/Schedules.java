package dev.vigia.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Invokes functions at fixed rates with {@code {"time": "…"}}, the scheduled time, as EventBridge Scheduler does.
 *
 * <p>Scheduled times are multiples of the rate since the epoch, so that two runs of {@code vigia up} close the same
 * buckets. A schedule never runs twice at once: a time that comes while the one before still runs is skipped and
 * counted, and so are times that passed while the machine slept, but for the latest. A failed invocation is not
 * retried; the next scheduled time does its work.
 */
public final class Schedules implements AutoCloseable {
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);

    private final List<Line> lines;
    private final InstantSource clock;
    private final Thread ticker;

    private Schedules(List<Line> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
        this.ticker = Thread.ofVirtual().name("schedules").unstarted(this::run);
    }

    /**
     * Starts schedules; each is first due at its next scheduled time.
     *
     * @param schedules what to invoke
     * @param clock the time
     * @param runs gets each invocation made, from its own thread
     */
    public static Schedules start(List<Schedule> schedules, InstantSource clock, Consumer<ScheduleRun> runs) {
        Schedules started = create(schedules, clock, Executors.newVirtualThreadPerTaskExecutor(), runs);
        started.ticker.start();
        return started;
    }

    /** Schedules that only {@link #tick} moves, with invocations on an executor of the caller's. */
    static Schedules create(
            List<Schedule> schedules, InstantSource clock, Executor executor, Consumer<ScheduleRun> runs) {
        Instant now = clock.instant();
        var lines = schedules.stream()
                .map(schedule -> new Line(schedule, now, executor, runs))
                .toList();
        return new Schedules(lines, clock);
    }

    /** Invokes what is due now. */
    void tick() {
        Instant now = clock.instant();
        lines.forEach(line -> line.tick(now));
    }

    /** What each schedule has done, in the order they were given. */
    public List<ScheduleStatus> statuses() {
        return lines.stream().map(Line::status).toList();
    }

    /** Makes no more invocations; those under way go on. */
    @Override
    public void close() {
        ticker.interrupt();
    }

    private void run() {
        try {
            while (true) {
                tick();
                Thread.sleep(untilNext());
            }
        } catch (InterruptedException closed) {
            // Closed.
        }
    }

    private Duration untilNext() {
        Instant now = clock.instant();
        return lines.stream()
                .map(line -> Duration.between(now, line.next()))
                .filter(wait -> wait.compareTo(LONGEST_SLEEP) < 0)
                .min(Duration::compareTo)
                .map(wait -> wait.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : wait)
                .orElse(LONGEST_SLEEP);
    }
}
