package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Performance;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.check.Words;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.monitor.LabelledWindows.Looked;
import dev.vigia.performance.LabelledInferences;
import dev.vigia.performance.PerformanceCheck;
import dev.vigia.performance.PerformanceReference;
import dev.vigia.performance.PerformanceReview;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Performance by the ground truth that arrived in a window, whenever what it is about was predicted: labels are late, and one
 * that corrects another counts again where it decides, and in its place where it is shown ({@link Corrections}).
 */
final class PerformanceWindows {
    private static final long SEED = 1;
    private static final double MOST_LOST = 0.1;

    private final ModelRegistry registry;
    private final PerformanceReferences references;
    private final LabelledWindows labelled;
    private final Agenda agenda;
    private final Appraisal appraisal;

    PerformanceWindows(ModelRegistry registry, LabelledWindows labelled, Agenda agenda, Appraisal appraisal) {
        this.registry = registry;
        this.references = new PerformanceReferences(registry, labelled);
        this.labelled = labelled;
        this.agenda = agenda;
        this.appraisal = appraisal;
    }

    /** Whether a version has a reference, so that its performance takes a share of the false alarms. */
    boolean isJudged(ModelVersion version) {
        return references.has(version);
    }

    /**
     * The closed windows without a report, from the reference on. Without one there are none; it is then looked for in the
     * window that closed last, by the runs of the first of drift's windows after its end.
     */
    List<Window> due(Model model, RegisteredVersion version, Instant now, Deadline deadline) {
        if (deadline.passed()) {
            return List.of();
        }
        Optional<PerformanceReference> reference = references.of(version.id());
        if (reference.isPresent()) {
            Instant from = reference.get().from();
            return agenda.due(model, version, Family.PERFORMANCE, now).stream()
                    .filter(window -> !window.from().isBefore(from))
                    .toList();
        }
        Cadence cadence = model.cadence().at(now);
        Window last =
                Window.containing(now.minus(cadence.grace()), cadence.truth()).previous();
        Duration soon =
                cadence.drift().isEmpty() ? cadence.outliers() : cadence.drift().getFirst();
        if (now.isBefore(last.to().plus(cadence.grace()).plus(soon))) {
            references.learn(model, version, last, now);
        }
        return List.of();
    }

    /** The report of a window. */
    Report report(Model model, RegisteredVersion version, Window window, double level, int revision, Instant now) {
        PerformanceReference reference = references.of(version.id()).orElseThrow();
        ArrivedLabels arrived = labelled.arrived(model.name(), window);
        Schema schema = registry.schema(model.name(), version.schemaHash()).orElseThrow();
        LabelledInferences inferences = LabelledInferences.of(
                        schema, reference.textTruth(), reference.rows().others(SEED))
                .orElseThrow();
        Looked looked = labelled.read(version.id(), arrived, inferences);
        WindowLabels labels = new WindowLabels(
                model,
                version,
                window,
                level,
                reference.rows(),
                inferences,
                inferences.meter(reference.rows()),
                looked,
                other -> labelled.arrived(model.name(), other));
        Performance performance = appraisal.of(labels);
        PerformanceReview review = inferences.review(reference.rows());
        List<Finding> findings = arrived.size() == 0 ? List.of(none(performance)) : findings(review, looked, level);
        String id = PerformanceReference.id(version.id().number());
        return Reports.of(version.id(), Family.PERFORMANCE, window, id, review.rows(), findings, revision, now)
                .performing(performance);
    }

    private static Finding none(Performance performance) {
        String estimated = performance.measures().stream()
                .flatMap(measure -> Stream.ofNullable(measure.estimated())
                        .map(interval -> "; without it " + measure.name() + " is estimated at " + interval.words()))
                .findFirst()
                .orElse("");
        return FindingDraft.ofModel("performance").inconclusive("no ground truth arrived" + estimated);
    }

    private static List<Finding> findings(PerformanceReview review, Looked looked, double level) {
        List<Finding> findings = new ArrayList<>(new PerformanceCheck(review).findings(level));
        lost(looked).ifPresent(findings::add);
        return findings;
    }

    /** Labels whose predictions are gone may be those that went wrong. */
    private static Optional<Finding> lost(Looked looked) {
        int lost = looked.requests() - looked.found();
        if (lost == 0) {
            return Optional.empty();
        }
        FindingDraft draft = FindingDraft.ofModel("performance");
        String words = "of " + Words.count(lost, "request") + " with ground truth, of " + looked.requests()
                + " looked up, the log has no predictions";
        return Optional.of(lost > MOST_LOST * looked.requests() ? draft.inconclusive(words) : draft.passed(words));
    }
}
