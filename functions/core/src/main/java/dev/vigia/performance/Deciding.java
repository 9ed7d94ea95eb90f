package dev.vigia.performance;

import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.stats.DifferenceOfEstimates;
import dev.vigia.stats.Estimate;
import dev.vigia.stats.TestResult;
import java.util.Optional;

/**
 * Decides by one measure whether performance fell.
 *
 * @param name the measure's word
 * @param sign 1 where more is worse, −1 where less is
 * @param scale on which the measure is compared
 * @param floor the least change for the worse that is a finding, in the measure's unit
 * @param unit a change for the worse of {@value #GRAVE} times this is grave
 * @param useless a value at which the model would be of no use; a window that could not tell it from the baseline's decides
 *     nothing
 */
record Deciding(String name, int sign, Scale scale, double floor, double unit, double useless) {
    private static final int GRAVE = 5;

    /** What estimates are compared on. */
    enum Scale {
        /** The measure as it is. */
        PLAIN,
        /** Log odds, for shares that may be near 1: on the plain scale an area of .98 found half of what it should. */
        LOG_ODDS;

        Estimate of(Estimate estimate) {
            return this == PLAIN ? estimate : estimate.logOdds();
        }

        double back(double value) {
            return this == PLAIN ? value : 1 / (1 + Math.exp(-value));
        }

        double slope(double at) {
            return this == PLAIN ? 1 : at * (1 - at);
        }
    }

    Finding decide(Measurement baseline, Measurement current, double level) {
        FindingDraft draft =
                FindingDraft.ofModel(name).observed(current.value()).expected(baseline.value());
        Optional<Estimate> before = baseline.estimate();
        Optional<Estimate> now = current.estimate();
        if (before.isEmpty()) {
            return draft.inconclusive(name + " is not defined in the baseline");
        }
        if (now.isEmpty()) {
            return draft.inconclusive(name + " is not defined for these rows");
        }
        return compared(before.get(), now.get(), level, draft);
    }

    private Finding compared(Estimate before, Estimate now, double level, FindingDraft draft) {
        DifferenceOfEstimates worse = new DifferenceOfEstimates(signed(before), signed(now));
        double evident = sign * scale.back(sign * worse.upperLimit(level));
        double change = sign * (now.value() - before.value());
        String words = name + " " + Words.number(before.value()) + " → " + Words.number(now.value());
        draft.limit(sign * Math.max(evident, sign * before.value() + floor))
                .smallestDetectable(Math.max(floor, worse.smallestDetectable(level) * scale.slope(before.value())))
                .effect(Math.max(0, change));
        return switch (worse.rise()) {
            case TestResult.Undefined none
            when change == 0 -> draft.passed(name + " is " + Words.number(now.value()) + ", as in the baseline");
            case TestResult.Undefined none -> draft.inconclusive(none.reason());
            case TestResult.Defined test -> {
                draft.pValue(test.pValue());
                if (test.reject(level) && change > floor) {
                    yield draft.breached(
                            unit > 0 && change > GRAVE * unit ? Severity.CRITICAL : Severity.WARNING, words);
                }
                yield evident > sign * useless
                        ? draft.inconclusive("too few rows to tell " + words + " from chance")
                        : draft.passed(words);
            }
        };
    }

    private Estimate signed(Estimate estimate) {
        Estimate on = scale.of(estimate);
        return new Estimate(sign * on.value(), on.error(), on.degrees());
    }
}
