package dev.vigia.local.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Starts again what has died. It waits a little before, so that whoever ended a part to see what the rest does without
 * it sees that. The instances of functions are the pools' own business.
 */
final class Supervision implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final List<Part> parts;
    private final Duration pause;
    private final Console console;
    private final Thread watcher;

    /** A process that should run. */
    record Part(String name, BooleanSupplier isRunning, Start start) {}

    /** Starts a part that does not run. */
    interface Start {
        void run() throws IOException, InterruptedException;
    }

    private Supervision(List<Part> parts, Duration pause, Console console) {
        this.parts = List.copyOf(parts);
        this.pause = pause;
        this.console = console;
        watcher = Thread.ofVirtual().name("supervision").unstarted(this::watch);
    }

    /** Watches over parts until it is closed. */
    static Supervision start(List<Part> parts, Duration pause, Console console) {
        Supervision supervision = new Supervision(parts, pause, console);
        supervision.watcher.start();
        return supervision;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                for (Part part : parts) {
                    if (!part.isRunning().getAsBoolean()) {
                        restart(part);
                    }
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(Part part) throws InterruptedException {
        console.step(part.name() + " has ended; it is started again in " + pause.toSeconds() + " s");
        Thread.sleep(pause);
        try {
            part.start().run();
            console.step(part.name() + " runs again");
        } catch (IOException | RuntimeException e) {
            console.step(part.name() + " could not be started: " + e.getMessage());
        }
    }

    /** Stops watching, before the parts are ended. */
    @Override
    public void close() {
        watcher.interrupt();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
