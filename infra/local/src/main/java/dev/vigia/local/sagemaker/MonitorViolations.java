package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import java.util.List;

/**
 * Breached findings as {@code constraint_violations.json}. A kind that SageMaker has no word for keeps ours, and what is of no
 * single feature has the name {@code ""}. An empty list says that nothing is violated only if {@code vigia.outcome},
 * a field that SageMaker does not have, is {@code passed}.
 */
final class MonitorViolations {
    private MonitorViolations() {}

    static ObjectNode of(List<Report> reports) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode violations = json.putArray("violations");
        ObjectNode ours = json.putObject("vigia");
        ours.put(
                "outcome",
                Outcome.of(reports.stream().map(Report::outcome).toList()).word());
        for (Report report : reports) {
            if (report.outcome() == Outcome.INCONCLUSIVE) {
                ours.put(report.family().word(), report.reason());
            }
            for (Finding finding : report.findings()) {
                if (finding.outcome() == Outcome.BREACHED) {
                    violations
                            .addObject()
                            .put("feature_name", finding.feature() == null ? "" : finding.feature())
                            .put("constraint_check_type", type(report.family(), finding.check()))
                            .put("description", finding.reason());
                }
            }
        }
        return json;
    }

    private static String type(Family family, String check) {
        if (family == Family.DRIFT) {
            return "baseline_drift_check";
        }
        return switch (check) {
            case "missing-rate" -> "completeness_check";
            case "missing-feature" -> "missing_column_check";
            case "unexpected-feature" -> "extra_column_check";
            case "wrong-type", "not-finite" -> "data_type_check";
            case "new-category" -> "categorical_values_check";
            default -> check;
        };
    }
}
