package dev.vigia.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to a model through the load balancer as a good client does: a refused or cut call, and a 502, 503 or 504,
 * is sent again as it was, Idempotency-Key included, after a wait that doubles. Thread-safe.
 */
final class Posts implements AutoCloseable {
    /** 0.1 + 0.2 + … + 6.4 s and answers: well within the five minutes that a key is good for. */
    private static final int MOST_ATTEMPTS = 8;

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    private final URI loadBalancer;
    private final String key;
    private final InstantSource clock;
    private final HttpClient client;

    /** An answer, or none: status 0 if no attempt got one. */
    record Answer(int status, @Nullable String logged, int attempts) {
        boolean isAccepted() {
            return status / 100 == 2;
        }

        boolean isDeferred() {
            return "deferred".equals(logged);
        }
    }

    Posts(URI loadBalancer, String key, InstantSource clock) {
        this.loadBalancer = loadBalancer;
        this.key = key;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** Asks for predictions; the last answer, once it needs no further attempt or none is left. */
    Answer predict(DemoModel model, byte[] body) throws InterruptedException {
        return post(request(model, ":predict", body)
                .header("Idempotency-Key", IdempotencyKey.at(clock.instant()))
                .build());
    }

    /** Hands in captures, which have ids of their own; the last answer, as for a prediction. */
    Answer captures(DemoModel model, byte[] body) throws InterruptedException {
        return post(request(model, "/captures", body).build());
    }

    private HttpRequest.Builder request(DemoModel model, String call, byte[] body) {
        return HttpRequest.newBuilder(loadBalancer.resolve("/v1/models/" + model.model() + call))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(ANSWER_TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private Answer post(HttpRequest request) throws InterruptedException {
        Answer answer = once(request, 1);
        Duration wait = FIRST_WAIT;
        while (isWorthAnother(answer) && answer.attempts() < MOST_ATTEMPTS) {
            Thread.sleep(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2, wait.toMillis()));
            wait = wait.multipliedBy(2);
            answer = once(request, answer.attempts() + 1);
        }
        return answer;
    }

    private static boolean isWorthAnother(Answer answer) {
        return switch (answer.status()) {
            case 0, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private Answer once(HttpRequest request, int attempt) throws InterruptedException {
        try {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            String logged = response.headers().firstValue("x-vigia-logged").orElse(null);
            return new Answer(response.statusCode(), logged, attempt);
        } catch (IOException e) {
            return new Answer(0, null, attempt);
        }
    }

    /** Cuts the calls that are under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
