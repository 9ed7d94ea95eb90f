package dev.vigia.local.system;

import dev.vigia.check.Family;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.InferenceLog;
import dev.vigia.local.demo.DemoModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code vigia up} in a process of its own, and what its terminal shows. */
final class UpProcess implements AutoCloseable {
    private final Path data;
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private @Nullable RunningSystem opened;
    private @Nullable Stores stores;

    private UpProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
        Thread.ofVirtual().start(this::pump);
    }

    /** Starts it and waits for live traffic. */
    static UpProcess start(Path data) throws IOException, InterruptedException {
        UpProcess up = new UpProcess(
                data,
                vigia("up", "--data", data.toString(), "--port", freePort(), "--ui-port", freePort())
                        .redirectErrorStream(true)
                        .start());
        try {
            up.await("live traffic and the welcome", Duration.ofMinutes(6), () -> up.shows("Ctrl-C stops it all"));
        } catch (AssertionError | InterruptedException e) {
            up.close();
            throw e;
        }
        return up;
    }

    /** A {@code vigia} command of this build. */
    static ProcessBuilder vigia(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + System.getProperty("vigia.home") + "/infra/local/src/main/jvm.options",
                "-Dvigia.home=" + System.getProperty("vigia.home"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.vigia.local.Vigia"));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line);
    }

    /** What a command prints on standard output. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        Process command = vigia(all.toArray(String[]::new)).start();
        String output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!command.waitFor(30, TimeUnit.SECONDS)) {
            command.destroyForcibly();
            throw new IllegalStateException("vigia " + all + " did not end");
        }
        return output;
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private void pump() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    boolean shows(String text) {
        return lines().stream().anyMatch(line -> line.contains(text));
    }

    /** The only line that begins with a word, after blanks. */
    String line(String beginning) {
        return lines().stream()
                .map(String::strip)
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** How many messages of a family and event subscribers got of a model. */
    long messages(DemoModel model, Family family, String event) {
        String subject = model.model() + " version 1: " + family.word() + " " + event + " ──";
        return lines().stream().filter(line -> line.endsWith(subject)).count();
    }

    /** The newest message of a family and event that subscribers got of a model, in one text. */
    String message(DemoModel model, Family family, String event) {
        String subject = model.model() + " version 1: " + family.word() + " " + event + " ──";
        List<String> shown = lines();
        int at = shown.size() - 1;
        while (!shown.get(at).endsWith(subject)) {
            at--;
        }
        return shown.stream()
                .skip(at)
                .takeWhile(line -> !line.isBlank())
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    /** The text of a model's page in a browser. */
    String page(DemoModel model) {
        try {
            Path profile = Files.createTempDirectory(data, "chromium");
            return RenderedPage.text(running(), "/models/" + model.model(), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a page was rendered", e);
        }
    }

    Path data() {
        return data;
    }

    RunningSystem running() {
        return RunningSystem.require(data);
    }

    ReportStore reports() {
        return stores().reports();
    }

    InferenceLog log() {
        return stores().log();
    }

    /** Opened once for each system that runs here: every client keeps threads, and the log is asked thousands of times. */
    private synchronized Stores stores() {
        RunningSystem now = running();
        if (stores == null || !now.equals(opened)) {
            stores = Stores.of(now, data);
            opened = now;
        }
        return stores;
    }

    /** The processes of the inference function. */
    List<ProcessHandle> instances() {
        return children("/functions/inference-");
    }

    /** DynamoDB Local's process. */
    ProcessHandle dynamoDb() {
        return children("LoopbackDynamoDb").getFirst();
    }

    private List<ProcessHandle> children(String part) {
        try (Stream<ProcessHandle> children = process.children()) {
            return children.filter(
                            child -> child.info().commandLine().orElse("").contains(part))
                    .toList();
        }
    }

    /** Waits until something holds; what the terminal showed is in the message if it does not in time. */
    void await(String what, Duration atMost, BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until || !process.isAlive()) {
                throw new AssertionError(
                        "no " + what + " within " + atMost.toSeconds() + " s; up said:\n" + String.join("\n", lines()));
            }
            Thread.sleep(200);
        }
    }

    /** Asks it to end, as Ctrl-C does. Returns whether it and its children ended within ten seconds. */
    boolean end() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.toHandle().destroy();
        boolean ended = process.waitFor(10, TimeUnit.SECONDS);
        return ended && children.stream().noneMatch(ProcessHandle::isAlive);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
