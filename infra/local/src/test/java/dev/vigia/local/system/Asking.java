package dev.vigia.local.system;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.local.demo.DemoModel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Callers that ask a demo model without ever trying again, and remember what they were told. */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final int MOST = 5_000;

    private final UpProcess up;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final InferenceIds ids = new InferenceIds(InstantSource.system(), new SplittableRandom(System.nanoTime()));
    private final Map<InferenceId, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ending;

    /**
     * One call and its answer.
     *
     * @param distance what was sent, different in each call
     * @param status 0 where the connection was cut
     */
    record Call(double distance, int status, @Nullable String logged) {
        boolean isAcknowledged() {
            return status == 200 && !"false".equals(logged);
        }
    }

    Asking(UpProcess up) {
        this.up = up;
        key = up.line("key").split("\\s+")[1];
    }

    /** Starts callers that ask one after the other until {@link #end}. */
    void begin(int together) {
        for (int caller = 0; caller < together; caller++) {
            callers.execute(() -> {
                while (!ending && calls.size() < MOST) {
                    once();
                }
            });
        }
    }

    /** Asks once, and gives the status. */
    int once() {
        InferenceId id = ids.next();
        double distance = 100 + asked.incrementAndGet() / 8.0;
        Call call = ask(id, distance);
        calls.put(id, call);
        return call.status();
    }

    private Call ask(InferenceId id, double distance) {
        HttpRequest request = HttpRequest.newBuilder(
                        up.running().api().resolve("/v1/models/" + DemoModel.LATE_ARRIVAL.model() + ":predict"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id.toString())
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("{\"instances\":[{\"distance\":" + distance
                        + ",\"departureHour\":17,\"weekday\":\"Fri\",\"origin\":\"ORD\",\"destination\":\"ATL\"}]}"))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Call(
                    distance,
                    answer.statusCode(),
                    answer.headers().firstValue("x-vigia-logged").orElse(null));
        } catch (IOException cut) {
            return new Call(distance, 0, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Call(distance, 0, null);
        }
    }

    /** Waits for the calls under way and gives every call. */
    Map<InferenceId, Call> end() {
        ending = true;
        callers.close();
        return Map.copyOf(calls);
    }

    /** The distance that the log holds of a call. */
    static double distance(LoggedRequest request) {
        int column = request.rows().schema().position("distance").orElseThrow();
        return ((NumberColumn) request.rows().column(column)).value(0);
    }
}
