package dev.vigia.drift;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.inference.RowId;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Oddity;
import dev.vigia.profile.Profile;
import dev.vigia.stats.BenjaminiHochberg;
import dev.vigia.stats.TestResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the columns of a role are distributed as in the baseline: one p-value a column, corrected over the columns by
 * Benjamini and Hochberg, and breached only if that is below the level <em>and</em> the effect reaches the floor
 * (STATISTICS.md). Where the
 * baseline's time, or accepted windows, show how windows vary, that is what the p-value is by; else rows are taken as
 * independent, and the finding says so. Timestamps are not compared, for time moves on.
 *
 * @param role features, or predictions
 * @param floor the least effect that is a breach, 0 or more; twice that is critical
 */
record ColumnDrift(Role role, double floor) implements Check {
    private static final long SEED = 0x5eed;
    /** What is said of a p-value that is known only to be so small or smaller. */
    private static final String BOUND = "; p is this or less, for no permutation of the rows was as extreme";

    /** An effect that only a change of all rows has. */
    private static final double WHOLE = 1;

    @Override
    public String name() {
        return role == Role.PREDICTION ? "prediction-drift" : "drift";
    }

    @Override
    public Family family() {
        return Family.DRIFT;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        List<ColumnProfile> columns = input.profile().columns().stream()
                .filter(column -> column.feature().role() == role && !isTime(column))
                .toList();
        List<Comparison> tests = columns.stream()
                .map(column ->
                        TimedComparison.of(test(column, input), column.feature().name(), input, SEED))
                .toList();
        double alpha = input.level() / Math.max(1, columns.size());
        List<TestResult> results = tests.stream()
                .map(test ->
                        test.lacking().<TestResult>map(TestResult::undefined).orElseGet(() -> test.test(alpha)))
                .toList();
        List<TestResult> adjusted = BenjaminiHochberg.adjust(results);
        List<Finding> findings = new ArrayList<>(times(input, columns.isEmpty()));
        for (int i = 0; i < columns.size(); i++) {
            Column column = new Column(columns.get(i), tests.get(i), input.profile());
            findings.add(column.finding(results.get(i), adjusted.get(i), input.level(), alpha));
        }
        return findings;
    }

    private static boolean isTime(ColumnProfile column) {
        return column.feature().type() == FeatureType.TIMESTAMP;
    }

    /** What is said of timestamps; where there is nothing else, that nothing is known. */
    private List<Finding> times(CheckInput input, boolean alone) {
        return input.profile().columns().stream()
                .filter(column -> column.feature().role() == role && isTime(column))
                .map(column -> FindingDraft.of(name(), column.feature().name()))
                .map(draft -> alone
                        ? draft.inconclusive("there are timestamps only, and these are not compared: time moves on")
                        : draft.passed("a timestamp is not compared: time moves on"))
                .toList();
    }

    private static Comparison test(ColumnProfile column, CheckInput input) {
        ColumnProfile baseline =
                input.baseline().profile().column(column.feature().name()).orElseThrow();
        if (column instanceof NumberProfile window && baseline instanceof NumberProfile reference) {
            return new NumberComparison(window, reference, SEED);
        }
        if (column instanceof CategoryProfile window && baseline instanceof CategoryProfile reference) {
            return new CategoryComparison(window, reference, SEED);
        }
        throw new IllegalStateException("column and baseline are of different kinds");
    }

    /** One column under judgement. */
    private final class Column {
        private final ColumnProfile column;
        private final Comparison test;
        private final Profile profile;

        Column(ColumnProfile column, Comparison test, Profile profile) {
            this.column = column;
            this.test = test;
            this.profile = profile;
        }

        Finding finding(TestResult raw, TestResult adjusted, double level, double alpha) {
            FindingDraft draft =
                    FindingDraft.of(name(), column.feature().name()).limit(floor);
            return switch (adjusted) {
                case TestResult.Undefined none -> undefined(draft, none.reason());
                case TestResult.Defined some -> {
                    double p = raw instanceof TestResult.Defined before ? before.pValue() : some.pValue();
                    draft.pValue(p).adjustedPValue(some.pValue());
                    yield judge(draft, some.reject(level), alpha, some.isBound() ? BOUND : "");
                }
            };
        }

        /** Where both hold one and the same value there is nothing to test, and nothing changed; nor where both are empty. */
        private Finding undefined(FindingDraft draft, String reason) {
            if (test.windowRows() == 0 && test.baselineRows() == 0) {
                return draft.passed("no values, here or in the baseline");
            }
            return test.lacking().isEmpty() ? draft.effect(0).passed(reason) : draft.inconclusive(reason);
        }

        private Finding judge(FindingDraft draft, boolean significant, double alpha, String bound) {
            double effect = test.effect().orElse(0);
            draft.effect(effect).observed(effect).expected(0).rows(examples(), test.windowRows());
            double detectable = test.smallestDetectable(alpha).orElse(Double.NaN);
            draft.smallestDetectable(detectable);
            test.measure(draft);
            if (significant && effect >= floor) {
                double grave = 2 * (floor > 0 ? floor : DriftChecks.FLOOR);
                return draft.breached(
                        effect >= grave ? Severity.CRITICAL : Severity.WARNING, words(test.segment()) + bound);
            }
            return !significant && detectable >= WHOLE
                    ? draft.inconclusive(
                            "too few rows to tell: only a change of all of them would have been seen; " + words(""))
                    : draft.passed(words(""));
        }

        /** What moved, which part of it most, and by what that was judged. */
        private String words(String segment) {
            return test.moved() + (segment.isEmpty() ? "" : "; most " + segment) + "; " + test.nullWords();
        }

        /** Rows that the baseline cannot have, where there are some; else any. */
        private List<RowId> examples() {
            Oddity telling = column instanceof CategoryProfile ? Oddity.NEW_CATEGORY : Oddity.BEYOND_RANGE;
            List<RowId> rows = column.examples(telling);
            return rows.isEmpty() ? profile.sample() : rows;
        }
    }
}
