package dev.vigia.inference.function;

import dev.vigia.incident.ReportStore;
import dev.vigia.inference.Appended;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes to the log, so that what is acknowledged is not lost: the row first, then the mark of its bucket if that may
 * be profiled already, then the dead letters if either could not be done. Thread-safe.
 */
final class Journal {
    private final InferenceLog log;
    private final DeadLetters deadLetters;
    private final ReportStore reports;
    private final Retry retry;

    Journal(Ports ports, Retry retry) {
        this.log = ports.log();
        this.deadLetters = ports.deadLetters();
        this.reports = ports.reports();
        this.retry = retry;
    }

    Logged write(Model model, LoggedRequest request) {
        Appended appended;
        try {
            appended = retry.call(() -> log.append(request));
            markIfLate(model, request.id().time());
        } catch (StoreUnavailableException e) {
            return defer(request);
        }
        return switch (appended) {
            case Appended.Written written -> new Logged.Written();
            case Appended.Existing existing -> new Logged.Existing(existing.stored(), false);
        };
    }

    /** What the log holds under an id; empty too where it cannot be asked. */
    Optional<LoggedRequest> find(Model model, InferenceId id) {
        try {
            return retry.call(() -> log.find(model.name(), id));
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    /** After the write, whether it was new or not: a first try may have been cut off between the two. */
    void markIfLate(Model model, Instant time) {
        Cadence cadence = model.cadence().at(time);
        if (time.plus(cadence.grace()).isBefore(retry.now())) {
            Window bucket = Window.containing(time, cadence.bucket());
            retry.call(() -> {
                reports.markDirty(model.name(), bucket);
                return bucket;
            });
        }
    }

    /** Whoever brings it back appends it again, which is harmless if it is there, and marks its bucket. */
    private Logged defer(LoggedRequest request) {
        try {
            return switch (deadLetters.put(request)) {
                case Appended.Written written -> new Logged.Deferred();
                case Appended.Existing existing -> new Logged.Existing(existing.stored(), true);
            };
        } catch (StoreUnavailableException e) {
            return new Logged.Lost();
        }
    }
}
