package dev.vigia.inference.remote;

import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.UnscorableException;
import dev.vigia.inference.http.ProblemException;
import dev.vigia.inference.protocol.Outgoing;
import dev.vigia.inference.protocol.RowLayout;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks an HTTP endpoint that speaks the v1 or the v2 protocol. Connections are kept and used again; the whole of a call,
 * a second try and the answer's last byte included, is within the version's timeout. An endpoint that answers 400 or 422 cannot take these rows; any other failure is its
 * own. Redirects are not followed.
 */
public final class RemoteScorer implements Scorer {
    private static final long MOST_BYTES = 8 << 20;

    private final HttpClient client;
    private final ScorerSpec.Remote remote;
    private final Signing signing;
    private final Outgoing form;
    private final RowLayout layout;

    /**
     * @param client one for all scorers of a process, which follows no redirects
     * @throws IllegalArgumentException if the endpoint's URL tells no protocol
     */
    public RemoteScorer(HttpClient client, ScorerSpec.Remote remote, Schema schema, Signing signing) {
        this.client = client;
        this.remote = remote;
        this.signing = signing;
        this.form = Outgoing.of(remote.endpoint());
        this.layout = new RowLayout(schema);
    }

    /** A client for these scorers. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public List<Column> score(Rows rows) {
        byte[] body = form.request(rows, layout);
        HttpRequest.Builder request = HttpRequest.newBuilder(remote.endpoint())
                .timeout(remote.timeout())
                .header("content-type", "application/json")
                .header("accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signing.headers(remote.endpoint(), body).forEach(request::setHeader);
        HttpResponse<byte[]> answer = send(request.build());
        return switch (answer.statusCode()) {
            case 200 -> predictions(answer.body(), rows.size());
            case 400, 422 -> throw new UnscorableException("", "the remote scorer answered " + answer.statusCode());
            default -> throw failed("the remote scorer answered " + answer.statusCode());
        };
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        long end = System.nanoTime() + remote.timeout().toNanos();
        AtomicBoolean answered = new AtomicBoolean();
        try {
            try {
                return send(request, answered, end);
            } catch (HttpTimeoutException e) {
                throw e;
            } catch (IOException e) {
                if (answered.get()) {
                    throw new ScorerException("the remote scorer's answer broke off, or is over 8 MiB", false, e);
                }
                // A kept connection may have been closed by the server meanwhile.
                return send(request, answered, end);
            }
        } catch (HttpTimeoutException | TimeoutException e) {
            throw new ScorerException(
                    "the remote scorer did not answer within "
                            + remote.timeout().toMillis() + " ms",
                    true,
                    e);
        } catch (IOException e) {
            throw new ScorerException("the remote scorer cannot be reached", false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScorerException("interrupted while waiting for the remote scorer", false, e);
        }
    }

    /**
     * One try. The client's own timeout ends when the headers are there, so the answer as a whole is waited for here.
     *
     * @param answered set once there are headers
     * @param end by {@link System#nanoTime()}
     */
    private HttpResponse<byte[]> send(HttpRequest request, AtomicBoolean answered, long end)
            throws IOException, TimeoutException, InterruptedException {
        BodyHandler<byte[]> limited = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, headers -> {
            answered.set(true);
            return limited.apply(headers);
        });
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // closes the connection, unless the answer is complete
        }
    }

    private List<Column> predictions(byte[] body, int rows) {
        List<Column> predictions;
        try {
            predictions = form.predictions(body, layout);
        } catch (ProblemException e) {
            throw failed("the remote scorer's answer cannot be read: " + e.detail());
        }
        for (Column column : predictions) {
            if (column.size() != rows) {
                throw failed("the remote scorer answered " + column.size() + " predictions for " + rows + " rows");
            }
        }
        return predictions;
    }

    private static ScorerException failed(String message) {
        return new ScorerException(message, false, new IllegalStateException(message));
    }
}
