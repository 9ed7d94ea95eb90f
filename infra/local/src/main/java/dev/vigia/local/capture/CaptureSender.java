package dev.vigia.local.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.system.SystemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Sends records to {@code …/data-captures}, some at once, and counts what became of them. What may pass is tried again:
 * a record that is sent twice is logged once. Used by one thread.
 */
public final class CaptureSender {
    /** The most bytes of a record: a call is at most 1 MB with its body in Base64. */
    static final int LARGEST = 700_000;

    private static final int MOST_RECORDS = 100;
    private static final int MOST_BYTES = 500_000;
    private static final int TRIES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final String key;
    private final Duration firstPause;
    private final BiConsumer<String, String> problems;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    /** The line's number in its file, of each record in the batch. */
    private final List<Long> numbers = new ArrayList<>();

    private long taken;
    private long known;
    private long refused;

    /**
     * @param uri of the model's {@code data-captures}
     * @param firstPause before the second try; each pause is twice the one before
     * @param problems gets where a record is that was not taken, as file and line, and why
     */
    public CaptureSender(URI uri, String key, Duration firstPause, BiConsumer<String, String> problems) {
        this.uri = uri;
        this.key = key;
        this.firstPause = firstPause;
        this.problems = problems;
    }

    /** Sends a file's records. */
    public void send(CaptureFile file) throws IOException {
        long[] line = new long[1];
        try {
            file.lines(bytes -> add(file.name(), ++line[0], bytes));
            flush(file.name());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void add(String file, long number, byte[] bytes) {
        if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
            return;
        }
        if (bytes.length > LARGEST) {
            refuse(file, number, "the record has " + bytes.length + " bytes: expected at most " + LARGEST);
            return;
        }
        if (batch.size() + bytes.length > MOST_BYTES || numbers.size() == MOST_RECORDS) {
            flush(file);
        }
        batch.writeBytes(bytes);
        batch.write('\n');
        numbers.add(number);
    }

    private void refuse(String file, long number, String why) {
        refused++;
        problems.accept(file + ":" + number, why);
    }

    private void flush(String file) {
        if (numbers.isEmpty()) {
            return;
        }
        try {
            JsonNode answer = JSON.readTree(answered());
            taken += answer.path("taken").asLong();
            known += answer.path("known").asLong();
            for (JsonNode problem : answer.path("problems")) {
                refuse(file, numbers.get(problem.path("line").asInt() - 1), words(problem));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        batch.reset();
        numbers.clear();
    }

    private static String words(JsonNode problem) {
        return problem.path("detail").asText() + " (" + problem.path("field").asText() + ": expected "
                + problem.path("expected").asText() + ")";
    }

    private String answered() {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("x-vigia-key", key)
                .header("content-type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch.toByteArray()))
                .build();
        String trouble = "";
        Duration pause = firstPause;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                if (tries > 0) {
                    Thread.sleep(pause);
                    pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
                trouble = uri.getAuthority() + " answered " + answer.statusCode() + detail(answer.body());
                if (!PASSING.contains(answer.statusCode())) {
                    throw new SystemException(trouble);
                }
            } catch (IOException e) {
                trouble = uri.getAuthority() + " cannot be reached: " + e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SystemException("interrupted; what was sent is logged, and sending it again adds nothing", e);
            }
        }
        throw new SystemException(trouble + "; what was sent before is logged: run this again");
    }

    private static String detail(String body) {
        try {
            return ": " + JSON.readTree(body).path("detail").asText();
        } catch (IOException e) {
            return ""; // the load balancer's own page
        }
    }

    /** How many were new. */
    public long taken() {
        return taken;
    }

    /** How many were in the log before. */
    public long known() {
        return known;
    }

    /** How many were not taken. */
    public long refused() {
        return refused;
    }
}
