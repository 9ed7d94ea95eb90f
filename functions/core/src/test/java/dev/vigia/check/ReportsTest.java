package dev.vigia.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Baseline BASELINE = Samples.baseline(1, 50);

    /** A check that finds what it is given. */
    private record Fixed(List<Finding> findings, List<Double> levels) implements Check {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public Family family() {
            return Family.DRIFT;
        }

        @Override
        public List<Finding> check(CheckInput input) {
            levels.add(input.level());
            if (findings.isEmpty()) {
                throw new IllegalStateException("value 42 of a row");
            }
            return findings;
        }
    }

    private static Finding finding(String feature, Outcome outcome, Severity severity, double effect) {
        FindingDraft draft = FindingDraft.of("fixed", feature).effect(effect);
        return switch (outcome) {
            case BREACHED -> draft.breached(severity, "moved by " + effect);
            case PASSED -> draft.passed("did not move");
            case INCONCLUSIVE -> draft.inconclusive("too few rows");
        };
    }

    private final List<Double> levels = new ArrayList<>();

    private Report report(List<List<Finding>> checks) {
        Profile profile = Samples.profile(BASELINE, Samples.requests(1, 10));
        CheckInput input =
                new CheckInput(BASELINE, Samples.HOUR, profile, List.of(), Model.of(Samples.VERSION.model()), 0.01);
        List<Check> all = new ArrayList<>();
        checks.forEach(findings -> all.add(new Fixed(findings, levels)));
        return Reports.of(Family.DRIFT, all, input, 3, Samples.TIME);
    }

    @Test
    void theWorstComesFirstAndSpeaks() {
        Report report = report(List.of(
                List.of(
                        finding("a", Outcome.PASSED, Severity.WARNING, 0),
                        finding("b", Outcome.BREACHED, Severity.WARNING, 0.3)),
                List.of(
                        finding("c", Outcome.INCONCLUSIVE, Severity.WARNING, 0),
                        finding("d", Outcome.BREACHED, Severity.CRITICAL, 0.2),
                        finding("e", Outcome.BREACHED, Severity.CRITICAL, 0.4))));
        assertThat(report.findings()).extracting(Finding::feature).containsExactly("e", "d", "b", "c", "a");
        assertThat(report.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(report.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.reason()).isEqualTo("e: moved by 0.4; and 2 more findings");
        assertThat(report.revision()).isEqualTo(3);
        assertThat(report.made()).isEqualTo(Samples.TIME);
        assertThat(levels).containsExactly(0.005, 0.005);
    }

    @Test
    void aCheckThatFailsIsInconclusiveAndTheOthersGoOn() {
        Report report = report(List.of(List.of(), List.of(finding("a", Outcome.PASSED, Severity.WARNING, 0))));
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.reason())
                .startsWith("the check failed: IllegalStateException at ")
                .doesNotContain("42");
        assertThat(report.findings()).hasSize(2);
        Report breached = report(List.of(List.of(), List.of(finding("a", Outcome.BREACHED, Severity.WARNING, 0.1))));
        assertThat(breached.outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void noChecksAreInconclusive() {
        assertThat(report(List.of()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void withoutBaselineTheReasonIsSaid() {
        Report report = Reports.inconclusive(
                Samples.VERSION, Family.DRIFT, Samples.HOUR, 12, "no baseline yet", 1, Samples.TIME);
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.health()).isEqualTo(Health.UNKNOWN);
        assertThat(report.baseline()).isNull();
    }

    @Test
    void theFirstNewGroupIsToldByItsRuleWhereTheWindowBreached() {
        Report breached = report(List.of(List.of(finding("a", Outcome.BREACHED, Severity.CRITICAL, 0.3))));
        Group group = group("origin", .0412);

        assertThat(breached.grouping(List.of()).reason()).isEqualTo("a: moved by 0.3");
        assertThat(breached.grouping(List.of(group)).reason())
                .isEqualTo("a: moved by 0.3; new group: origin = ANC, 4.1 % of the rows");
        assertThat(breached.grouping(List.of(group, group("x", .01), group("y", .01)))
                        .advising(List.of())
                        .reason())
                .isEqualTo("a: moved by 0.3; new group: origin = ANC, 4.1 % of the rows, and 2 more groups");
        Report passed = report(List.of(List.of(finding("a", Outcome.PASSED, Severity.WARNING, 0))));
        assertThat(passed.grouping(List.of(group)).reason()).isEqualTo(passed.reason());
    }

    private static Group group(String feature, double share) {
        Condition condition = new Condition(feature, null, null, List.of("ANC"));
        return new Group("first seen", List.of(condition), 9, share, 1, 1, Samples.TIME, List.of());
    }
}
