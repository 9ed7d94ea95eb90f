package dev.vigia.performance;

import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.stats.DifferenceOfEstimates;
import dev.vigia.stats.TestResult;

/**
 * Decides by one measure whether performance fell.
 *
 * @param name the measure's word
 * @param sign 1 where more is worse, −1 where less is
 * @param floor the least change for the worse that is a finding, in the measure's unit
 * @param useless a value at which the model would be of no use; a window that could not tell it from the baseline's decides
 *     nothing
 */
record Deciding(String name, int sign, double floor, double useless) {
    /** A change for the worse of this many floors is grave. */
    private static final int GRAVE = 5;

    Finding decide(Measurement baseline, Measurement current, double level) {
        FindingDraft draft =
                FindingDraft.ofModel(name).observed(current.value()).expected(baseline.value());
        if (!isFinite(baseline)) {
            return draft.inconclusive(name + " is not defined in the baseline");
        }
        if (!isFinite(current)) {
            return draft.inconclusive(name + " is not defined for these rows");
        }
        DifferenceOfEstimates worse = new DifferenceOfEstimates(
                sign * baseline.value(), baseline.error(), sign * current.value(), current.error());
        double evident = worse.upperLimit(level);
        double limit = Math.max(evident, sign * baseline.value() + floor);
        draft.limit(sign * limit).smallestDetectable(Math.max(floor, worse.smallestDetectable(level)));
        return switch (worse.rise()) {
            case TestResult.Undefined none
            when current.value() == baseline.value() ->
                draft.passed(name + " is " + Words.number(current.value()) + ", as in the baseline");
            case TestResult.Undefined none -> draft.inconclusive(none.reason());
            case TestResult.Defined test -> {
                draft.pValue(test.pValue()).effect(Math.max(0, test.statistic()));
                String words = name + " " + Words.number(baseline.value()) + " → " + Words.number(current.value());
                if (test.reject(level) && test.statistic() > floor) {
                    boolean grave = test.statistic() > GRAVE * floor;
                    yield draft.breached(grave ? Severity.CRITICAL : Severity.WARNING, words);
                }
                yield evident > sign * useless
                        ? draft.inconclusive("too few rows to tell " + words + " from chance")
                        : draft.passed(words);
            }
        };
    }

    private static boolean isFinite(Measurement one) {
        return Double.isFinite(one.value()) && Double.isFinite(one.error());
    }
}
