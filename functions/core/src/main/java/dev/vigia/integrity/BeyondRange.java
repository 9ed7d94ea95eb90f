package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.integrity.Columns.Pair;
import dev.vigia.model.Constraints;
import dev.vigia.model.FeatureType;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.EndDispersion;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Oddity;
import dev.vigia.stats.Dispersion;
import dev.vigia.stats.ExceedancePrediction;
import dev.vigia.stats.TestResult;
import java.util.List;
import java.util.Optional;

/**
 * Whether more values lie below the baseline's least or above its greatest than new rows of the same kind do
 * ({@link ExceedancePrediction}); each side at half the level. Where it is known how extremes come in hours, values that come
 * together say as much as fewer that do not ({@link EndDispersion}). A side with a limit set by hand is left to
 * {@link HandLimit}, probabilities to {@link InvalidPrediction}.
 */
record BeyondRange() implements Check {
    @Override
    public String name() {
        return "out-of-range";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return Columns.ask(
                name(),
                "no value out of range",
                input,
                BeyondRange::isConcerned,
                (column, level) -> ask(
                        column,
                        level,
                        input.windowNull()
                                .map(known -> known.endDispersion(column.name()))
                                .orElse(EndDispersion.NONE)));
    }

    private static boolean isConcerned(ColumnProfile column) {
        return column instanceof NumberProfile && column.feature().type() != FeatureType.BOOLEAN;
    }

    private Optional<Finding> ask(Pair column, double level, EndDispersion known) {
        if (!(column.window() instanceof NumberProfile window && column.baseline() instanceof NumberProfile baseline)
                || window.finite() == 0) {
            return Optional.empty();
        }
        if (InvalidPrediction.areProbabilities(baseline)) {
            return Optional.empty(); // a probability is invalid or as good as any other
        }
        if (baseline.finite() == 0) {
            return Optional.of(
                    FindingDraft.of(name(), column.name()).inconclusive("the baseline has no value to compare with"));
        }
        Constraints hand = window.feature().constraints();
        long below = hand.min() == null ? window.below() : 0;
        long above = hand.max() == null ? window.above() : 0;
        Ends ends = new Ends(
                new End(below, baseline.finite(), window.finite(), known.low()),
                new End(above, baseline.finite(), window.finite(), known.high()));
        return Optional.of(judge(window, baseline, ends, level / 2))
                .filter(finding -> below + above > 0 || finding.limit() == null);
    }

    /** One end of the range: how many of a window's values lie beyond it, and how such values come. */
    private record End(long beyond, long baselineValues, long values, Dispersion dispersion) {
        private ExceedancePrediction prediction() {
            double factor = dispersion.at(values);
            return ExceedancePrediction.beyondRange((long) Math.ceil(baselineValues / factor));
        }

        long most(double level) {
            return dispersion.limit(prediction().upperLimit(dispersion.worth(values), level), values);
        }

        boolean isPassed(double level) {
            return beyond > most(level);
        }

        TestResult test() {
            return prediction().test(dispersion.worth(values), dispersion.events(beyond, values));
        }
    }

    private record Ends(End low, End high) {
        long beyond() {
            return low.beyond() + high.beyond();
        }

        /** The one to tell of: whose limit is passed, else the one with more beyond it. */
        End worse(double level) {
            if (low.isPassed(level) != high.isPassed(level)) {
                return low.isPassed(level) ? low : high;
            }
            return low.beyond() > high.beyond() ? low : high;
        }
    }

    private Finding judge(NumberProfile window, NumberProfile baseline, Ends ends, double level) {
        long n = window.finite();
        End worse = ends.worse(level);
        long most = worse.most(level);
        double share = (double) ends.beyond() / n;
        double expected =
                2 * ExceedancePrediction.beyondRange(baseline.finite()).expected(n) / n;
        FindingDraft draft = FindingDraft.of(name(), window.feature().name())
                .observed(share)
                .expected(expected)
                .effect(share - expected)
                .rows(ends.beyond() == 0 ? List.of() : window.examples(Oddity.BEYOND_RANGE), ends.beyond());
        if (most >= n) {
            return draft.inconclusive("too few rows to tell: " + Words.count(n, "value") + " here, "
                    + Words.count(baseline.finite(), "value") + " in the baseline");
        }
        draft.limit((double) most / n);
        if (worse.test() instanceof TestResult.Defined test) {
            draft.pValue(Math.min(1, 2 * test.pValue()));
        }
        String words = Words.percent(share) + " beyond the baseline's range of " + range(baseline) + ", "
                + Words.percent(expected) + " expected";
        boolean grave = share - expected >= RateRule.GRAVE;
        return worse.isPassed(level)
                ? draft.breached(grave ? Severity.CRITICAL : Severity.WARNING, words)
                : draft.passed(words);
    }

    private static String range(NumberProfile baseline) {
        return Words.number(baseline.min().orElse(0)) + " to "
                + Words.number(baseline.max().orElse(0));
    }
}
