package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a family's report of one window. */
public final class Reports {
    /** Breached before inconclusive before passed; the worst first, then the largest effect, then the least p-value. */
    private static final Comparator<Finding> ORDER = Comparator.comparingInt(Reports::place)
            .thenComparing(Finding::severity, Comparator.reverseOrder())
            .thenComparingDouble(finding -> -or(finding.effect(), 0))
            .thenComparingDouble(finding -> or(finding.pValue(), 1));

    private Reports() {}

    /**
     * Runs checks and sums them up. The level is shared equally among them. One that throws becomes an inconclusive
     * finding with its reason; the others go on. A window without rows is checked by the integrity checks only.
     */
    public static Report of(Family family, List<Check> checks, CheckInput input, int revision, Instant made) {
        ModelVersion version = input.baseline().version();
        List<Finding> findings = new ArrayList<>();
        if (input.profile().rows() > 0 || family == Family.INTEGRITY) {
            CheckInput shared = input.atLevel(input.level() / Math.max(1, checks.size()));
            checks.forEach(check -> findings.addAll(run(check, shared)));
        } else {
            findings.add(FindingDraft.ofModel(family.word()).inconclusive("no inferences in this window"));
        }
        return of(
                version,
                family,
                input.window(),
                input.baseline().id(),
                input.profile().rows(),
                findings,
                revision,
                made);
    }

    /** Sums up what was found in a window of so many rows, in whatever order. */
    public static Report of(
            ModelVersion version,
            Family family,
            Window window,
            @Nullable String baseline,
            long rows,
            List<Finding> found,
            int revision,
            Instant made) {
        List<Finding> findings = new ArrayList<>(found);
        findings.sort(ORDER);
        return new Report(
                version,
                family,
                window,
                revision,
                baseline,
                rows,
                Outcome.of(findings.stream().map(Finding::outcome).toList()),
                severity(findings),
                reason(findings, rows),
                findings,
                made);
    }

    /** One check's findings; of one that fails, that it failed. The message may hold values, so it is left out. */
    private static List<Finding> run(Check check, CheckInput input) {
        try {
            return check.check(input);
        } catch (RuntimeException failed) {
            StackTraceElement[] trace = failed.getStackTrace();
            String place = trace.length == 0 ? "" : " at " + trace[0];
            return List.of(FindingDraft.ofModel(check.name())
                    .inconclusive("the check failed: " + failed.getClass().getSimpleName() + place));
        }
    }

    private static int place(Finding finding) {
        return switch (finding.outcome()) {
            case BREACHED -> 0;
            case INCONCLUSIVE -> 1;
            case PASSED -> 2;
        };
    }

    private static double or(@Nullable Double number, double otherwise) {
        return number == null ? otherwise : number;
    }

    private static Severity severity(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED)
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.WARNING);
    }

    /** The first finding's sentence, as the findings are in order, and how many others there are of its outcome. */
    private static String reason(List<Finding> findings, long rows) {
        if (findings.isEmpty()) {
            return "no check concerns this model";
        }
        Finding first = findings.getFirst();
        if (first.outcome() == Outcome.PASSED) {
            return "nothing unusual in " + Words.count(rows, "row");
        }
        long others = findings.stream()
                        .filter(finding -> finding.outcome() == first.outcome())
                        .count()
                - 1;
        String feature = first.feature() == null ? "" : first.feature() + ": ";
        return feature + first.reason() + (others == 0 ? "" : "; and " + Words.count(others, "more finding"));
    }

    /** The report of a window that could not be checked at all, such as for want of a baseline. */
    public static Report inconclusive(
            ModelVersion version, Family family, Window window, long rows, String reason, int revision, Instant made) {
        return new Report(
                version,
                family,
                window,
                revision,
                null,
                rows,
                Outcome.INCONCLUSIVE,
                Severity.WARNING,
                reason,
                List.of(),
                made);
    }
}
