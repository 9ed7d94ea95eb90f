package dev.vigia.local.demo;

import dev.vigia.inference.InferenceLog;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hands a model's history in through the load balancer, a few batches at a time. */
public final class HistorySender {
    private static final int MOST_UNDER_WAY = 2;
    private static final Duration HOUR = Duration.ofHours(1);

    private final URI loadBalancer;
    private final String key;
    private final DemoModel model;

    private record Sent(HistoryBatch batch, Posts.Answer answer) {}

    /** Takes an API key of the model with the scope to capture. */
    public HistorySender(URI loadBalancer, String key, DemoModel model) {
        this.loadBalancer = loadBalancer;
        this.key = key;
        this.model = model;
    }

    /**
     * Whether the history that ends at an instant was sent to its end. Batches, one an hour, go in order and at most
     * {@value #MOST_UNDER_WAY} at once, so the last two are there only if all are.
     */
    public static boolean isSent(InferenceLog log, DemoModel model, Instant end) {
        Instant last = end.minus(HOUR);
        return !log.newest(model.model(), last, end, 1).isEmpty()
                && !log.newest(model.model(), last.minus(HOUR), last, 1).isEmpty();
    }

    /**
     * Sends every batch. Sending them again brings nothing new.
     *
     * @param progress told of each batch that was accepted, in order
     * @throws IOException if a batch is refused, or unanswered after all retries; later ones are not sent
     */
    public void send(Stream<HistoryBatch> batches, Consumer<HistoryBatch> progress)
            throws IOException, InterruptedException {
        Deque<Future<Sent>> underWay = new ArrayDeque<>();
        try (Posts posts = new Posts(loadBalancer, key, InstantSource.system());
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Iterator<HistoryBatch> each = batches.iterator(); each.hasNext(); ) {
                    HistoryBatch batch = each.next();
                    underWay.add(calls.submit(() -> new Sent(batch, posts.captures(model, batch.body()))));
                    if (underWay.size() == MOST_UNDER_WAY) {
                        progress.accept(accepted(underWay.remove()));
                    }
                }
                while (!underWay.isEmpty()) {
                    progress.accept(accepted(underWay.remove()));
                }
            } finally {
                calls.shutdownNow();
            }
        }
    }

    private HistoryBatch accepted(Future<Sent> call) throws IOException, InterruptedException {
        Sent sent;
        try {
            sent = call.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("history of " + model.model() + " could not be sent", e);
        }
        Posts.Answer answer = sent.answer();
        if (!answer.isAccepted()) {
            throw new IOException(
                    "history of " + model.model() + ", batch " + sent.batch().id() + ": "
                            + (answer.status() == 0 ? "no answer" : "status " + answer.status()) + " after "
                            + answer.attempts() + " attempts, expected 2xx");
        }
        return sent.batch();
    }
}
