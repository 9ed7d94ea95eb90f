package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Words;
import dev.vigia.multivariate.Association;
import dev.vigia.multivariate.MultivariateDrift;
import dev.vigia.multivariate.MultivariateResult;
import dev.vigia.multivariate.UsedFeature;
import dev.vigia.profile.Reconstruction.Contribution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of the rows as wholes changed. */
final class JointSection {
    private JointSection() {}

    static void write(CheckResult result, JsonOut out) throws IOException {
        List<Finding> findings = findings(result);
        Outcome outcome = Outcome.of(findings.stream().map(Finding::outcome).toList());
        out.text("outcome", outcome.word());
        if (!result.joint().isAsked()) {
            out.text("reason", result.joint().reason());
        }
        for (Finding finding : findings) {
            if (finding.check().equals(MultivariateDrift.NAME)) {
                out.text("reason", finding.reason());
            } else {
                out.object(finding.check(), of -> part(result, finding, of));
            }
        }
        for (Finding left :
                result.joint().result().map(MultivariateResult::left).orElse(List.of())) {
            out.object(
                    left.check(),
                    of -> of.text("outcome", left.outcome().word()).text("reason", left.reason()));
        }
    }

    /** Those of drift's findings that are of rows as wholes. */
    private static List<Finding> findings(CheckResult result) {
        return result.drift().findings().stream().filter(JointSection::isJoint).toList();
    }

    private static boolean isJoint(Finding finding) {
        return MultivariateDrift.PARTS.contains(finding.check())
                || finding.check().equals(MultivariateDrift.NAME);
    }

    private static void part(CheckResult result, Finding finding, JsonOut out) throws IOException {
        out.text("outcome", finding.outcome().word())
                .number("pValue", finding.pValue())
                .number("adjustedPValue", finding.adjustedPValue())
                .number("effect", finding.effect())
                .number("limit", finding.limit())
                .number("smallestDetectable", finding.smallestDetectable())
                .text("reason", finding.reason())
                .number("ks", finding.measures().get("ks"))
                .number("auc", finding.measures().get("auc"))
                .number("aucLow", finding.measures().get("auc-low"))
                .number("aucHigh", finding.measures().get("auc-high"));
        MultivariateResult joint = result.joint().result().orElseThrow();
        if (finding.check().equals(MultivariateDrift.CORRELATIONS)) {
            out.list("changed", list -> {
                for (Association pair : joint.changed()) {
                    list.element(of -> of.text("first", pair.first())
                            .text("second", pair.second())
                            .number("baseline", pair.baseline())
                            .number("current", pair.window())
                            .number("adjustedPValue", pair.pValue()));
                }
            });
        } else if (finding.check().equals(MultivariateDrift.DOMAIN_CLASSIFIER)) {
            out.list("features", list -> {
                for (UsedFeature used : joint.used()) {
                    list.element(of -> of.text("feature", used.feature()).number("share", used.share()));
                }
            });
        } else if (finding.check().equals(MultivariateDrift.RECONSTRUCTION_ERROR)
                && !joint.offPlane().isEmpty()) {
            out.list("features", list -> {
                for (Contribution part : joint.offPlane()) {
                    list.element(of -> of.text("feature", part.feature())
                            .number("baseline", part.before())
                            .number("current", part.after()));
                }
            });
        }
    }

    /** What is worth a line: all that did not pass. */
    static List<Finding> told(CheckResult result) {
        return findings(result).stream()
                .filter(finding -> finding.outcome() != Outcome.PASSED)
                .toList();
    }

    /** The pairs whose correlation changed, in words. */
    static List<String> changed(CheckResult result) {
        return result.joint().result().map(MultivariateResult::changed).orElse(List.of()).stream()
                .map(Association::words)
                .toList();
    }

    /** What a person is told where nothing of it breached; empty where something did. */
    static Optional<String> still(CheckResult result) {
        if (!result.joint().isAsked()) {
            return Optional.of("rows as wholes: " + result.joint().reason());
        }
        if (findings(result).isEmpty() || !told(result).isEmpty()) {
            return Optional.empty();
        }
        List<String> seen = new ArrayList<>();
        for (Finding finding : findings(result)) {
            Double auc = finding.measures().get("auc");
            Double least = finding.smallestDetectable();
            if (finding.check().equals(MultivariateDrift.CORRELATIONS) && least != null) {
                seen.add("a correlation that moved by " + Words.number(Math.rint(least * 100) / 100)
                        + " would have been seen");
            } else if (auc != null) {
                seen.add("a classifier tells them apart with an AUC of " + Words.number(Math.rint(auc * 100) / 100));
            }
        }
        return Optional.of(
                "rows hang together as in the baseline" + (seen.isEmpty() ? "" : "; " + String.join(", ", seen)));
    }
}
