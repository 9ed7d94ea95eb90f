package dev.vigia.ui.model;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which features can be shown beside their baseline, which of them moved most, and in which window. */
final class Movers {
    private static final Comparator<Finding> MOST = Comparator.<Finding, Boolean>comparing(
                    finding -> finding.outcome() == Outcome.BREACHED)
            .thenComparingDouble(finding -> finding.effect() == null ? 0 : finding.effect());

    private Movers() {}

    /** The features that are profiled, in the schema's order. */
    static List<String> features(Schema schema) {
        return schema.features().stream()
                .filter(feature -> feature.role() == Role.FEATURE || feature.role() == Role.PREDICTION)
                .map(Feature::name)
                .toList();
    }

    /** The feature with the largest breached effect, else with a breached finding, else with the largest effect. */
    static Optional<String> most(List<Report> newest) {
        return newest.stream()
                .flatMap(report -> report.findings().stream())
                .filter(finding -> finding.feature() != null)
                .max(MOST)
                .map(Finding::feature);
    }

    /**
     * The report whose window to show: the one in which the feature's finding is worst, drift's first, for that is the window whose
     * distribution was judged.
     */
    static Optional<Report> report(List<Report> newest, String feature) {
        Comparator<Report> order = Comparator.<Report, Boolean>comparing(report -> isBreached(report, feature))
                .thenComparing(report -> report.family() == Family.DRIFT)
                .thenComparing(report -> report.window().to());
        return newest.stream().filter(report -> report.rows() > 0).max(order);
    }

    private static boolean isBreached(Report report, String feature) {
        return report.findings().stream()
                .anyMatch(finding -> finding.outcome() == Outcome.BREACHED && feature.equals(finding.feature()));
    }
}
