package dev.vigia.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A process that this one started, that ends when this one does, and whose output goes line by line to a consumer.
 *
 * <p>It ignores Ctrl-C: a terminal sends that to the whole group, and the parent stops its children in order. It gets
 * only the environment it is given.
 */
public final class ChildProcess {
    /**
     * What is needed to start a process.
     *
     * @param name what it is called in messages
     * @param arguments the program and its arguments
     * @param environment the whole environment
     * @param directory the working directory
     * @param output gets each line of standard output and standard error, from one thread
     */
    public record Command(
            String name,
            List<String> arguments,
            Map<String, String> environment,
            Path directory,
            Consumer<String> output) {
        /** Copies the lists. */
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /** A process that prints without line ends must not fill this one's memory. */
    private static final int LONGEST_LINE = 1 << 16;

    private final String name;
    private final Process process;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @throws IOException if it cannot be started
     */
    public static ChildProcess start(Command command) throws IOException {
        // The shell is replaced by the program, which inherits that SIGINT is ignored, from its first instruction.
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        line.addAll(command.arguments());
        var builder =
                new ProcessBuilder(line).directory(command.directory().toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        Thread.ofPlatform().daemon().name(command.name() + "-output").start(() -> pump(process, command.output()));
        return new ChildProcess(command.name(), process);
    }

    private static void pump(Process process, Consumer<String> output) {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c != '\n') {
                    line.append((char) c);
                }
                if (c == '\n' || line.length() == LONGEST_LINE) {
                    output.accept(line.toString());
                    line.setLength(0);
                }
            }
            if (!line.isEmpty()) {
                output.accept(line.toString());
            }
        } catch (IOException closed) {
            // The process ended; its exit is reported by onExit.
        }
    }

    /** The operating system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Calls back with the exit code when the process ends, or now if it has. The callback must be short. */
    public void onExit(IntConsumer callback) {
        var _ = process.onExit().thenAccept(ended -> callback.accept(ended.exitValue()));
    }

    /** Ends the process at once, and what it started. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /**
     * Asks the process to end, and kills it if it has not after a while.
     *
     * @param grace how long to wait for it to end by itself
     */
    public void stop(Duration grace) {
        // Not Process.destroy(): that also closes the pipe, at whose end the child halts without its shutdown hooks.
        process.toHandle().destroy();
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name + " (process " + pid() + ")";
    }
}
