package dev.vigia.inference.function;

import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.protocol.RowLayout;
import dev.vigia.model.PendingCall;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model version as it is served: its layout and, once it was needed, its scorer. That is opened beside the calls that
 * need it, each of which waits for a while only, so that what it asks for can still be logged. Thread-safe.
 */
final class Served {
    /** Longer than a model is fetched; of the function's 29 s, the rest is for logging. */
    static final Duration PATIENCE = Duration.ofSeconds(18);

    /** So that a model that does not fit is not fetched with each call. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final RegisteredVersion version;
    private final RowLayout layout;
    private final Supplier<Scorer> open;
    private final Duration patience;
    private final Duration pause;
    private @Nullable PendingCall<Scorer> opening;
    private boolean failed;
    private long failedAtNanos;

    /**
     * @param patience how long a call waits for the scorer to be opened
     * @param pause how long a failure to open it is told again before it is tried again
     */
    Served(RegisteredVersion version, RowLayout layout, Supplier<Scorer> open, Duration patience, Duration pause) {
        this.version = version;
        this.layout = layout;
        this.open = open;
        this.patience = patience;
        this.pause = pause;
    }

    RegisteredVersion version() {
        return version;
    }

    RowLayout layout() {
        return layout;
    }

    /**
     * Opened on first use.
     *
     * @throws ScorerException if it cannot be, or is not in time: it goes on to be opened, for a later call
     */
    Scorer scorer() {
        try {
            return opening().within(patience);
        } catch (StoreUnavailableException e) {
            throw new ScorerException("the scorer is still being opened after " + patience.toSeconds() + " s", true, e);
        }
    }

    private synchronized PendingCall<Scorer> opening() {
        boolean again = failed && System.nanoTime() - failedAtNanos >= pause.toNanos();
        if (opening == null || again) {
            failed = false;
            opening = PendingCall.startComputing(this::opened);
        }
        return opening;
    }

    private Scorer opened() {
        boolean done = false;
        try {
            Scorer scorer = open.get();
            done = true;
            return scorer;
        } finally {
            if (!done) {
                fail();
            }
        }
    }

    private synchronized void fail() {
        failed = true;
        failedAtNanos = System.nanoTime();
    }
}
