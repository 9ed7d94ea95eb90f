package dev.vigia.monitor;

import dev.vigia.incident.ReportStore;
import dev.vigia.inference.Appended;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.profile.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings back the requests that the log refused. */
final class Recovery {
    private static final int AT_ONCE = 100;

    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

    private final ModelRegistry registry;
    private final InferenceLog log;
    private final DeadLetters deadLetters;
    private final ReportStore reports;

    Recovery(ModelRegistry registry, InferenceLog log, DeadLetters deadLetters, ReportStore reports) {
        this.registry = registry;
        this.log = log;
        this.deadLetters = deadLetters;
        this.reports = reports;
    }

    /**
     * Appends dead letters to the log, marks their buckets dirty, then removes them: what a crash in between leaves is
     * done again, and the append of an id that is there changes nothing. One whose id was used for another call comes back
     * under an id of its own. One that fails stays, and the others come back; a model whose store refuses is asked no more
     * in this run.
     *
     * @return how many failed and stay, those not counted that were not come to
     */
    int bringBack(Deadline deadline) {
        Set<ModelName> refused = new HashSet<>();
        int failed = 0;
        List<LoggedRequest> letters = deadLetters.peek(AT_ONCE);
        while (!letters.isEmpty()) {
            for (LoggedRequest letter : letters) {
                failed += isBack(letter, refused) ? 0 : 1;
                if (deadline.passed()) {
                    return failed;
                }
            }
            LoggedRequest last = letters.getLast();
            letters = deadLetters.peekAfter(last.version().model(), last.id(), AT_ONCE);
        }
        return failed;
    }

    private boolean isBack(LoggedRequest letter, Set<ModelName> refused) {
        ModelName model = letter.version().model();
        if (refused.contains(model)) {
            return false;
        }
        try {
            bringBack(letter);
            return true;
        } catch (RuntimeException e) {
            // Its message may hold a value of the letter; where it came from does not.
            StackTraceElement[] trace = e.getStackTrace();
            LOG.log(
                    System.Logger.Level.ERROR,
                    "dead letter " + letter.id() + " of " + model + " stays: "
                            + e.getClass().getName() + " at " + (trace.length == 0 ? "?" : trace[0]));
            if (e instanceof StoreUnavailableException) {
                refused.add(model);
            }
            return false;
        }
    }

    private void bringBack(LoggedRequest letter) {
        if (log.append(letter) instanceof Appended.Existing existing
                && !existing.stored().mayBeOf(letter.bodyHash())) {
            // Another call of the same key was answered while the log was away: both were promised, so both are kept.
            log.append(letter.withId(InferenceIds.ofSource(letter.id().time(), letter.id() + "/" + letter.bodyHash())));
        }
        Optional<Model> model = registry.model(letter.version().model());
        model.ifPresent(known -> {
            Cadence cadence = known.cadence().at(letter.id().time());
            reports.markDirty(known.name(), Window.containing(letter.id().time(), cadence.bucket()));
        });
        deadLetters.remove(letter.version().model(), letter.id());
    }
}
