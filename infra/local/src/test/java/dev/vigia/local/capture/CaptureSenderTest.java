package dev.vigia.local.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureSenderTest {
    @TempDir
    Path folder;

    private final List<String> bodies = new ArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private HttpServer server;

    /** Takes every line but those with the word bad; answers with the statuses that are set first. */
    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = statuses.isEmpty() ? 200 : statuses.pop();
            String answer = "{\"detail\":\"not now\"}";
            if (status == 200) {
                bodies.add(body);
                answer = answer(body.lines().toList());
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private static String answer(List<String> lines) {
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("bad")) {
                bad.add("{\"line\":" + (i + 1) + ",\"detail\":\"d\",\"field\":\"f\",\"expected\":\"e\"}");
            }
        }
        return "{\"taken\":" + (lines.size() - bad.size()) + ",\"known\":0,\"refused\":" + bad.size()
                + ",\"problems\":[" + String.join(",", bad) + "]}";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CaptureSender sender() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x");
        return new CaptureSender(uri, "key", Duration.ofMillis(1), (where, why) -> problems.add(where + ": " + why));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void send(CaptureSender sender, String place) throws IOException {
        for (CaptureFile file : CaptureFile.at(place, Map.of())) {
            sender.send(file);
        }
    }

    @Test
    void badLinesAreToldByFileAndLineOverSeveralBatches() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 450; i++) {
            text.append(i % 200 == 7 ? "bad" : "good").append(i % 10 == 0 ? "\n\n" : "\n");
        }
        Path file = file("a.jsonl", text + "bad without an end");
        CaptureSender sender = sender();
        send(sender, file.toString());
        assertThat(bodies).hasSize(5);
        assertThat(sender.taken()).isEqualTo(447);
        assertThat(sender.refused()).isEqualTo(4);
        assertThat(problems)
                .containsExactly(
                        file + ":7: d (f: expected e)",
                        file + ":227: d (f: expected e)",
                        file + ":447: d (f: expected e)",
                        file + ":496: d (f: expected e)");
    }

    @Test
    void largeRecordsGoInBatchesOfTheirOwnAndTooLargeOnesNowhere() throws IOException {
        String large = "x".repeat(CaptureSender.LARGEST);
        Path file = file("a.jsonl", "good\n" + large + "\n" + large + "x\ngood\n");
        CaptureSender sender = sender();
        send(sender, file.toString());
        assertThat(bodies).extracting(String::length).containsExactly(5, large.length() + 1, 5);
        assertThat(sender.taken()).isEqualTo(3);
        assertThat(problems).containsExactly(file + ":3: the record has 700001 bytes: expected at most 700000");
    }

    @Test
    void whatMayPassIsTriedAgainAndWhatMayNotIsToldAtOnce() throws IOException {
        Path file = file("a.jsonl", "good\n");
        statuses.addAll(List.of(502, 503, 429));
        CaptureSender sender = sender();
        send(sender, file.toString());
        assertThat(sender.taken()).isEqualTo(1);
        statuses.add(403);
        assertThatThrownBy(() -> send(sender(), file.toString())).hasMessageContaining("answered 403: not now");
        assertThat(statuses).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsGivenUp() throws IOException {
        Path file = file("a.jsonl", "good\n");
        server.stop(0);
        assertThatThrownBy(() -> send(sender(), file.toString()))
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("run this again");
    }

    @Test
    void aDirectoryIsTakenWithAllBelowItInOrder() throws IOException {
        file("e/AllTraffic/2026/11/23/12/b.jsonl", "second\n");
        file("e/AllTraffic/2026/11/23/11/a.jsonl", "first\n");
        file("e/readme.txt", "not one\n");
        send(sender(), folder.toString());
        assertThat(bodies).containsExactly("first\n", "second\n");
        assertThatThrownBy(() -> CaptureFile.at(folder.resolve("none").toString(), Map.of()))
                .hasMessageContaining("cannot be read");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> CaptureFile.at(empty.toString(), Map.of())).hasMessageContaining("no files");
        assertThatThrownBy(() -> CaptureFile.at("s3:///x", Map.of())).hasMessageContaining("s3://bucket/prefix");
    }
}
