package dev.vigia.aws;

import dev.vigia.model.StoreUnavailableException;

/** Waiting before something is tried again. */
final class Pauses {
    private static final long SHORTEST_MILLIS = 20;

    private Pauses() {}

    /** Waits longer with each try: 20 ms, 40 ms, … */
    static void briefly(int tries) {
        try {
            Thread.sleep(SHORTEST_MILLIS * tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted before trying again", e);
        }
    }
}
