package dev.vigia.ui.feed;

import java.util.concurrent.Executor;

/** Where pages read their stores. */
@FunctionalInterface
public interface Background extends Executor {
    /** A virtual thread for each attempt: they wait for the network, and little else. */
    static Background virtual() {
        return task -> Thread.ofVirtual().name("feed").start(task);
    }
}
