package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import dev.vigia.model.FeatureType;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.FisherExact;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.TwoSampleCounts;

/**
 * The verdict on one boolean, which is counted as 0 and 1 and has no bulk and no values far out: its share of true stayed, or it
 * is new. New is a share that differs by Fisher's exact test, at the level of {@link NumberReview}'s 3.3 errors, and by a
 * twentieth of the values or a fifth of the baseline's deviation; its mean and variance are the proposal.
 */
final class FlagReview {
    private static final double LEVEL = 0.001;
    private static final double ERRORS = 3.3;
    private static final double LEAST_CHANGE = 0.05;
    private static final double LEAST_DEVIATIONS = 0.2;

    private FlagReview() {}

    static boolean isFor(NumberProfile column) {
        return column.feature().type() == FeatureType.BOOLEAN;
    }

    /** @throws IllegalArgumentException if either has no values */
    static Reevaluation of(NumberProfile reference, NumberProfile window) {
        double was = share(reference);
        double is = share(window);
        double deviation = Math.sqrt(was * (1 - was));
        double notable = Math.min(LEAST_CHANGE, LEAST_DEVIATIONS * (deviation > 0 ? deviation : 1));
        String words = "true " + Words.percent(was) + " → " + Words.percent(is);
        if (Math.abs(is - was) >= notable && isSeen(reference, window)) {
            return window.min().equals(window.max())
                    ? new Reevaluation(
                            reference.feature().name(),
                            Verdict.INCONCLUSIVE,
                            words + "; all values here are the same: there is no spread to fit to",
                            Proposal.NONE)
                    : new Reevaluation(
                            reference.feature().name(),
                            Verdict.NEW_TENDENCY,
                            words,
                            Proposal.NONE.withMean(is, is * (1 - is)));
        }
        double pooled = (trues(reference) + trues(window) + 1.0) / (reference.finite() + window.finite() + 2);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / reference.finite() + 1.0 / window.finite()));
        return ERRORS * error < LEAST_CHANGE
                ? new Reevaluation(reference.feature().name(), Verdict.KEEP, words, Proposal.NONE)
                : new Reevaluation(
                        reference.feature().name(),
                        Verdict.INCONCLUSIVE,
                        "too few values to tell: a change by less than " + Words.percent(ERRORS * error)
                                + " of them would not be seen",
                        Proposal.NONE);
    }

    private static boolean isSeen(NumberProfile reference, NumberProfile window) {
        TwoSampleCounts counts = TwoSampleCounts.of(cells(reference), cells(window));
        return FisherExact.test(counts) instanceof TestResult.Defined test && test.reject(LEVEL);
    }

    private static long[] cells(NumberProfile column) {
        return new long[] {trues(column), column.finite() - trues(column)};
    }

    private static long trues(NumberProfile column) {
        return Math.round(share(column) * column.finite());
    }

    private static double share(NumberProfile column) {
        return Math.clamp(
                column.mean().orElseThrow(() -> new IllegalArgumentException("no values: expected some")), 0, 1);
    }
}
