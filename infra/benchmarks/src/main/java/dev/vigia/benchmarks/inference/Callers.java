package dev.vigia.benchmarks.inference;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Clients of the load balancer. */
final class Callers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Callers(URI uri) {
        request = HttpRequest.newBuilder(uri.resolve(Setting.PATH))
                .header("authorization", "Bearer " + Setting.KEY)
                .header("content-type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(new Setting(SlowModel.FEATURES).body(1)))
                .build();
    }

    /** So many callers for so long, each calling again when it is answered. */
    Answers each(int callers, Duration time) {
        List<Answers.Answer> answers = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                threads.execute(() -> {
                    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                        answers.add(call(start, now));
                    }
                });
            }
        }
        return new Answers(List.copyOf(answers), (System.nanoTime() - start) / 1e9);
    }

    /** Calls at even distances for so long, whatever becomes of those before; each is timed from when it was due. */
    Answers evenly(double perSecond, Duration time) {
        List<Answers.Answer> answers = Collections.synchronizedList(new ArrayList<>());
        int calls = (int) (perSecond * time.toNanos() / 1e9);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                long due = start + (long) (i * 1e9 / perSecond);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                threads.execute(() -> answers.add(call(start, due)));
            }
        }
        return new Answers(List.copyOf(answers), (System.nanoTime() - start) / 1e9);
    }

    private Answers.Answer call(long start, long due) {
        int status;
        try {
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            status = Answers.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = Answers.NONE;
        }
        return new Answers.Answer(status, (due - start) / 1e9, (System.nanoTime() - due) / 1e6);
    }
}
