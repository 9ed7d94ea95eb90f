package dev.vigia.local.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a demo model's live traffic through the load balancer until it is closed, at a steady rate; what is broken is
 * asked of {@link DemoControl} four times a second. A bounded number of calls is under way: while the load balancer is slow
 * or away, calls that fall due are skipped and counted, never queued. Of those under way only as many are sent at once as
 * there is room for beside other callers.
 */
public final class LiveTraffic implements AutoCloseable {
    private static final int MOST_UNDER_WAY = 16;
    private static final Duration CONTROL_EVERY = Duration.ofMillis(250);

    private final FlightTraffic traffic;
    private final Settings settings;
    private final DemoControl control;
    private final Posts posts;
    private final LiveTally tally = new LiveTally();
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final Semaphore room;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Break active;
    private long controlReadAt;

    /**
     * Where to send, and how much.
     *
     * @param key an API key of the model, with the scope to predict
     * @param requestsPerSecond above 0, up to 1,000
     * @param rowsPerRequest 1 or more
     */
    public record Settings(
            URI loadBalancer, String key, DemoModel model, double requestsPerSecond, int rowsPerRequest) {
        public Settings {
            if (!(requestsPerSecond > 0 && requestsPerSecond <= 1000) || rowsPerRequest < 1) {
                throw new IllegalArgumentException(requestsPerSecond + " requests a second of " + rowsPerRequest
                        + " rows: expected up to 1,000 requests of one row or more");
            }
        }

        /** The model's own rate. */
        public static Settings of(URI loadBalancer, String key, DemoModel model) {
            return new Settings(loadBalancer, key, model, model.requestsPerSecond(), model.rowsPerRequest());
        }

        /** The key stays out of texts. */
        @Override
        public String toString() {
            return "Settings[" + model + ", " + requestsPerSecond + " requests a second of " + rowsPerRequest
                    + " rows]";
        }
    }

    private LiveTraffic(
            FlightTraffic traffic, Settings settings, DemoControl control, Semaphore room, InstantSource clock) {
        this.traffic = traffic;
        this.settings = settings;
        this.control = control;
        this.room = room;
        posts = new Posts(settings.loadBalancer(), settings.key(), clock);
        controlReadAt = System.nanoTime() - CONTROL_EVERY.toNanos();
    }

    /**
     * Starts to send. The first row is the traffic's row 0, so give each start a seed of its own.
     *
     * @param room a permit for each call that may be sent at once, shared with whoever sends beside it
     */
    public static LiveTraffic start(
            FlightTraffic traffic, Settings settings, DemoControl control, Semaphore room, InstantSource clock) {
        LiveTraffic live = new LiveTraffic(traffic, settings, control, room, clock);
        live.calls.execute(live::pace);
        return live;
    }

    public LiveCounts counts() {
        return tally.counts();
    }

    /** Waits until its calls are answered at the first attempt for a second, or a while has passed. */
    public void awaitSteady(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        LiveCounts before = counts();
        boolean steady = false;
        while (!steady && System.nanoTime() < until) {
            Thread.sleep(Duration.ofSeconds(1));
            LiveCounts now = counts();
            steady = now.requests() > before.requests()
                    && now.retries() == before.retries()
                    && now.skipped() == before.skipped();
            before = now;
        }
    }

    /** Stops at once: calls under way are cut. */
    @Override
    public void close() {
        posts.close();
        calls.shutdownNow();
    }

    private void pace() {
        long interval = Math.round(Duration.ofSeconds(1).toNanos() / settings.requestsPerSecond());
        long due = System.nanoTime();
        try {
            for (long request = 0; !calls.isShutdown(); request++) {
                long early = due - System.nanoTime();
                if (early > 0) {
                    Thread.sleep(Duration.ofNanos(early));
                }
                // After a pause of the machine, go on from now: a burst of what was missed would be a false volume.
                due = Math.max(due + interval, System.nanoTime() - interval);
                send(request);
            }
        } catch (InterruptedException | RejectedExecutionException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(long request) {
        Optional<Break> broken = broken();
        if (broken.filter(Break.SILENCE::equals).isPresent()) {
            tally.silenced();
        } else if (underWay.tryAcquire()) {
            long first = request * settings.rowsPerRequest();
            List<FlightRow> rows = LongStream.range(first, first + settings.rowsPerRequest())
                    .mapToObj(row -> broken.map(on -> traffic.row(row, on)).orElseGet(() -> traffic.row(row)))
                    .toList();
            calls.execute(() -> post(rows));
        } else {
            tally.skipped();
        }
    }

    private void post(List<FlightRow> rows) {
        try {
            byte[] body = CallBody.predict(settings.model(), rows);
            room.acquire();
            try {
                tally.answered(posts.predict(settings.model(), body), rows.size());
            } finally {
                room.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.release();
        }
    }

    private Optional<Break> broken() {
        if (System.nanoTime() - controlReadAt >= CONTROL_EVERY.toNanos()) {
            controlReadAt = System.nanoTime();
            try {
                active = control.breaks().get(settings.model());
            } catch (IOException unreadable) {
                // The command that writes the file reports it; traffic goes on as it was.
                return Optional.ofNullable(active);
            }
        }
        return Optional.ofNullable(active);
    }
}
