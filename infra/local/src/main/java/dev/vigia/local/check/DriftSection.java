package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Report;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.KolmogorovSmirnovDistance;
import dev.vigia.stats.Measure;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.TwoSampleCounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What of each feature's distribution moved. */
final class DriftSection implements JsonReport.Section {
    /** The measures in the order in which they are shown. */
    private static final List<String> MEASURES =
            List.of("ks", "wasserstein", "wasserstein-normed", "psi", "jensen-shannon", "total-variation");

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public void write(CheckResult result, JsonOut out) throws IOException {
        Report report = result.drift();
        IntegritySection.outcome(report, out);
        out.number("significance", result.level()).text("correction", "benjamini-hochberg");
        out.list("features", list -> {
            for (Finding finding : report.findings()) {
                String name = finding.feature();
                if (name != null) {
                    list.element(of -> write(result, finding, feature(result, name), of));
                }
            }
        });
        out.object("multivariate", of -> JointSection.write(result, of));
    }

    static Feature feature(CheckResult result, String name) {
        return result.current().column(name).orElseThrow().feature();
    }

    private static void write(CheckResult result, Finding finding, Feature feature, JsonOut out) throws IOException {
        out.text("feature", feature.name()).text("type", feature.type().word());
        if (feature.role() == Role.PREDICTION) {
            out.text("role", feature.role().word());
        }
        out.text("outcome", finding.outcome().word())
                .number("pValue", finding.pValue())
                .number("adjustedPValue", finding.adjustedPValue())
                .number("effect", finding.effect())
                .number("limit", finding.limit())
                .number("smallestDetectable", finding.smallestDetectable())
                .text("reason", finding.reason());
        Map<String, Measure> exact = result.exact().getOrDefault(feature.name(), Map.of());
        out.object("measures", measures -> {
            if (exact.isEmpty()) {
                binned(result, finding, measures);
            } else {
                exact(exact, measures);
            }
        });
    }

    private static void binned(CheckResult result, Finding finding, JsonOut measures) throws IOException {
        for (String name : MEASURES) {
            Double value = finding.measures().get(name);
            if (value != null) {
                OptionalDouble p = name.equals("ks") ? pValue(result, finding) : OptionalDouble.empty();
                measures.object(name, of -> {
                    of.number("statistic", value);
                    if (p.isPresent()) {
                        of.number("pValue", p);
                    }
                });
            }
        }
    }

    /** Kolmogorov's, on the bins: not less than that of the values themselves. */
    private static OptionalDouble pValue(CheckResult result, Finding finding) {
        String name = String.valueOf(finding.feature());
        if (result.current().column(name).orElse(null) instanceof NumberProfile window
                && result.baseline().profile().column(name).orElse(null) instanceof NumberProfile baseline
                && KolmogorovSmirnovDistance.test(TwoSampleCounts.of(baseline.cellCounts(), window.cellCounts()))
                        instanceof TestResult.Defined test) {
            return OptionalDouble.of(test.pValue());
        }
        return OptionalDouble.empty();
    }

    private static void exact(Map<String, Measure> exact, JsonOut measures) throws IOException {
        for (Map.Entry<String, Measure> entry : exact.entrySet()) {
            Measure measure = entry.getValue();
            measures.object(entry.getKey(), of -> {
                of.number("statistic", measure.statistic() == null ? Double.NaN : measure.statistic());
                if (measure.logPValue() != null) {
                    of.number("pValue", measure.pValue());
                }
                if (measure.reason() != null) {
                    of.text("reason", measure.reason());
                }
            });
        }
    }
}
