package dev.vigia.local.command;

import dev.vigia.local.file.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says on standard error how far the reading is, once it has taken two seconds and every two seconds from then on. */
final class ProgressLine implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final double MEGA = 1e6;

    private final Thread thread;

    private ProgressLine(Thread thread) {
        this.thread = thread;
    }

    static ProgressLine of(Progress progress, PrintWriter err) {
        Thread thread = Thread.ofPlatform().daemon().name("vigia-progress").start(() -> tell(progress, err));
        return new ProgressLine(thread);
    }

    private static void tell(Progress progress, PrintWriter err) {
        try {
            for (int seconds = 2; ; seconds += 2) {
                Thread.sleep(EVERY);
                err.println(String.format(Locale.ROOT, "vigia: %d s, %,.0f MB read", seconds, progress.bytes() / MEGA));
                err.flush();
            }
        } catch (InterruptedException done) {
            // The reading is over.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
