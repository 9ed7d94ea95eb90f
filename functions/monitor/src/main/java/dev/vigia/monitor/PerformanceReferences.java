package dev.vigia.monitor;

import dev.vigia.model.AuditEntry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.performance.LabelledInferences;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.PerformanceCheck;
import dev.vigia.performance.PerformanceReference;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What versions' performance is compared with: the first window of ground truth with {@value #LEAST_LABELS} labels or more, unless
 * one came with the version. A model without ground truth has none, and is not judged by it. They never change.
 * Thread-safe.
 */
final class PerformanceReferences {
    /** Enough for an area under the curve of .8 to be known within .02. */
    static final int LEAST_LABELS = 500;

    private static final long SEED = 1;

    private final ModelRegistry registry;
    private final LabelledWindows labelled;
    private final Set<ModelVersion> known = ConcurrentHashMap.newKeySet();

    PerformanceReferences(ModelRegistry registry, LabelledWindows labelled) {
        this.registry = registry;
        this.labelled = labelled;
    }

    /** A version's own copy, if there is one. */
    Optional<PerformanceReference> of(ModelVersion version) {
        Optional<PerformanceReference> stored = registry.baseline(
                        version.model(), PerformanceReference.id(version.number()))
                .map(PerformanceReference::unpack);
        stored.ifPresent(_ -> known.add(version));
        return stored;
    }

    /** Whether there is one: it never goes away. */
    boolean has(ModelVersion version) {
        return known.contains(version) || of(version).isPresent();
    }

    /** Takes a closed window's labels for one, if they are enough. */
    void learn(Model model, RegisteredVersion version, Window window, Instant now) {
        ArrivedLabels arrived = labelled.arrived(model.name(), window);
        if (arrived.size() < LEAST_LABELS) {
            return;
        }
        boolean text = LabelledInferences.isText(arrived.labels());
        Schema schema = registry.schema(model.name(), version.schemaHash()).orElseThrow();
        LabelledInferences.learning(schema, text, SEED).ifPresent(inferences -> {
            labelled.read(version.id(), arrived, inferences);
            LabelledRows rows = inferences.rows();
            boolean judged = new PerformanceCheck(inferences.review(rows)).canJudge();
            if (judged && rows.judged() >= LEAST_LABELS) {
                adopt(version.id(), new PerformanceReference(window.to(), text, rows), now);
            }
        });
    }

    private void adopt(ModelVersion version, PerformanceReference reference, Instant now) {
        String id = PerformanceReference.id(version.number());
        registry.putBaseline(version.model(), id, reference.pack());
        registry.audit(new AuditEntry(
                version.model(),
                now,
                "monitor",
                "performance reference learned",
                id + " from " + reference.rows().judged() + " labelled rows"));
    }
}
