package dev.vigia.local.system;

import dev.vigia.local.sns.SnsMessage;
import java.io.PrintWriter;
import java.time.Duration;

/** What a person at the terminal sees of a system: a line for each step, and what subscribers get. Thread-safe. */
public final class Console {
    private final PrintWriter out;
    private final long began = System.nanoTime();

    public Console(PrintWriter out) {
        this.out = out;
    }

    /** Tells a step of starting or stopping, with the seconds since the beginning. */
    synchronized void step(String text) {
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        out.printf("%5.1f s  %s%n", since.toMillis() / 1000.0, text);
        out.flush();
    }

    /** Prints lines as they are. */
    public synchronized void print(String text) {
        out.println(text);
        out.flush();
    }

    /** Shows a message as a subscriber by mail would get it. */
    synchronized void message(SnsMessage message) {
        out.println();
        out.println("── SNS: " + message.subject().orElse("(no subject)") + " ──");
        message.attributes().forEach((name, attribute) -> out.println("   " + name + " = " + attribute.value()));
        message.body().lines().forEach(line -> out.println("   " + line));
        out.flush();
    }
}
