package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check family came to for one window of one model version.
 *
 * @param revision from 1; higher when late rows made the window be checked again
 * @param baseline the baseline's id, null if there was none
 * @param rows how many inferences the window holds
 * @param severity the worst of the breached findings, {@link Severity#WARNING} if none is
 * @param reason one sentence: what breached most, and the rule of the first new group; or why it could not decide
 * @param findings breached ones first; passed ones too, so that a chart over time has its numbers
 * @param advice on the features' preprocessing, empty where it was not looked at; what to change first. Reports that were
 *     stored before there was any have none
 * @param groups new groups of rows, empty where they were not looked for; the most evident first
 * @param performance how the model did with what it predicted in this window; null of other families than performance
 */
public record Report(
        ModelVersion version,
        Family family,
        Window window,
        int revision,
        @Nullable String baseline,
        long rows,
        Outcome outcome,
        Severity severity,
        String reason,
        List<Finding> findings,
        List<Advice> advice,
        List<Group> groups,
        @Nullable Performance performance,
        Instant made) {
    public Report {
        findings = List.copyOf(findings);
        advice = advice == null ? List.of() : List.copyOf(advice);
        groups = groups == null ? List.of() : List.copyOf(groups);
        if (rows < 0 || revision < 1) {
            throw new IllegalArgumentException(
                    "report with " + rows + " rows, revision " + revision + ": expected 0 or more, and 1 or more");
        }
    }

    /** A report without advice, groups or performance. */
    public Report(
            ModelVersion version,
            Family family,
            Window window,
            int revision,
            @Nullable String baseline,
            long rows,
            Outcome outcome,
            Severity severity,
            String reason,
            List<Finding> findings,
            Instant made) {
        this(
                version, family, window, revision, baseline, rows, outcome, severity, reason, findings, List.of(),
                List.of(), null, made);
    }

    /** The same with advice on the features' preprocessing. */
    public Report advising(List<Advice> given) {
        return with(reason, given, groups, performance);
    }

    /** The same with groups that the baseline does not have; where the window breached, its reason tells the first by its rule. */
    public Report grouping(List<Group> given) {
        String told = outcome == Outcome.BREACHED && !given.isEmpty() ? reason + "; " + words(given) : reason;
        return with(told, advice, given, performance);
    }

    private static String words(List<Group> groups) {
        int others = groups.size() - 1;
        return "new group: " + groups.getFirst().words()
                + (others == 0 ? "" : ", and " + Words.count(others, "more group"));
    }

    /** The same with how the model did. */
    public Report performing(Performance given) {
        return with(reason, advice, groups, given);
    }

    private Report with(
            String otherReason,
            List<Advice> otherAdvice,
            List<Group> otherGroups,
            @Nullable Performance otherPerformance) {
        return new Report(
                version,
                family,
                window,
                revision,
                baseline,
                rows,
                outcome,
                severity,
                otherReason,
                findings,
                otherAdvice,
                otherGroups,
                otherPerformance,
                made);
    }

    public Health health() {
        return Health.of(outcome, severity);
    }
}
