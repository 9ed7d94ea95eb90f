package dev.vigia.local.schedule;

import dev.vigia.local.lambda.InvocationResult.Answered;
import dev.vigia.local.lambda.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** One schedule in progress. */
final class Line {
    private final Schedule schedule;
    private final Executor executor;
    private final Consumer<ScheduleRun> runs;
    private Instant last;
    private boolean running;
    private long succeeded;
    private long failed;
    private long skipped;

    /** The scheduled times after {@code start} are its own: the one at or before is taken as done. */
    Line(Schedule schedule, Instant start, Executor executor, Consumer<ScheduleRun> runs) {
        this.schedule = schedule;
        this.executor = executor;
        this.runs = runs;
        this.last = schedule.lastAtOrBefore(start);
    }

    /** Invokes the function if a scheduled time has come since the last; of several only the latest. */
    synchronized void tick(Instant now) {
        Instant due = schedule.lastAtOrBefore(now);
        long times = schedule.timesBetween(last, due);
        if (times <= 0) {
            return;
        }
        last = due;
        skipped += running ? times : times - 1;
        if (!running) {
            running = true;
            executor.execute(() -> run(due));
        }
    }

    /** The next scheduled time. */
    synchronized Instant next() {
        return last.plus(schedule.rate());
    }

    synchronized ScheduleStatus status() {
        return new ScheduleStatus(schedule.name(), last, running, succeeded, failed, skipped);
    }

    private void run(Instant due) {
        long start = System.nanoTime();
        boolean ok = false;
        try {
            String trace = "Root=1-%08x-%016x%08x"
                    .formatted(
                            due.getEpochSecond(),
                            ThreadLocalRandom.current().nextLong(),
                            ThreadLocalRandom.current().nextInt());
            var result = schedule.function().invoke(Payload.of("{\"time\":\"" + due + "\"}"), trace);
            ok = result instanceof Answered;
            runs.accept(new ScheduleRun(schedule.name(), due, result, Duration.ofNanos(System.nanoTime() - start)));
        } finally {
            finished(ok);
        }
    }

    private synchronized void finished(boolean ok) {
        running = false;
        if (ok) {
            succeeded++;
        } else {
            failed++;
        }
    }
}
