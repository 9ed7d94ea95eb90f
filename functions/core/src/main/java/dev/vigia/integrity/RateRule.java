package dev.vigia.integrity;

import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.stats.Dispersion;
import dev.vigia.stats.RatePrediction;
import dev.vigia.stats.TestResult;

/**
 * Whether something happens to more of a window's rows than the baseline lets expect ({@link RatePrediction}). The
 * effect is the rise of the rate.
 *
 * @param noun what it is, to follow a percentage: {@code missing}
 * @param floor the least rise that is a breach
 * @param grave the least rise that is a critical one
 */
record RateRule(String noun, double floor, double grave) {
    /** The rise of a rate that is critical unless said otherwise: twice the effect floor of 0.05. */
    static final double GRAVE = 0.1;

    /** What happens in fewer of the rows does not matter. */
    private static final double SELDOM = 0.05;

    /** So many rows that their share is the rate. */
    private static final long MANY = 1_000_000;

    /** Any rise that is not chance. */
    static RateRule of(String noun) {
        return new RateRule(noun, 0, GRAVE);
    }

    /** The finding that a draft becomes; rows are taken as independent. */
    Finding judge(FindingDraft draft, Rate window, Rate baseline, double level) {
        return judge(draft, window, baseline, level, Dispersion.NONE);
    }

    /** The finding that a draft becomes, where the rate is known to vary more than that of independent rows. */
    Finding judge(FindingDraft draft, Rate window, Rate baseline, double level, Dispersion dispersion) {
        if (window.rows() == 0) {
            return draft.inconclusive("no values in this window");
        }
        double factor = dispersion.at(window.rows());
        RatePrediction prediction = new RatePrediction(
                fewer(baseline.events(), factor),
                Math.max(fewer(baseline.events(), factor), fewer(baseline.rows(), factor)));
        long worth = dispersion.worth(window.rows());
        long most = dispersion.limit(prediction.upperLimit(worth, level), window.rows());
        double rise = window.share() - baseline.share();
        draft.observed(window.share()).expected(baseline.share()).effect(rise);
        if (most >= window.rows() && isAlmostAlways(baseline)) {
            return draft.limit(1).passed(words(window, baseline)); // there is nothing left for it to rise to
        }
        if (most >= window.rows()) {
            return draft.inconclusive("too few rows to tell: " + Words.count(window.rows(), "row") + " here, "
                    + Words.count(baseline.rows(), "row") + " in the baseline");
        }
        draft.limit((double) most / window.rows());
        long events = dispersion.events(window.events(), window.rows());
        if (prediction.rise(worth, events) instanceof TestResult.Defined test) {
            draft.pValue(test.pValue());
        }
        String words = words(window, baseline);
        boolean breached = window.events() > most && rise >= floor;
        return breached
                ? draft.breached(rise >= grave ? Severity.CRITICAL : Severity.WARNING, words)
                : draft.passed(words);
    }

    /** Whether it is known of the baseline that it happens in nearly all rows: that of others less than a twentieth have it not. */
    private static boolean isAlmostAlways(Rate baseline) {
        RatePrediction others = new RatePrediction(baseline.rows() - baseline.events(), baseline.rows());
        return others.upperLimit(MANY, SELDOM) < SELDOM * MANY;
    }

    private static long fewer(long count, double factor) {
        return (long) Math.ceil(count / factor);
    }

    String words(Rate window, Rate baseline) {
        return Words.percent(window.share()) + " " + noun + ", " + Words.percent(baseline.share()) + " in the baseline";
    }

    /** Events among rows. */
    record Rate(long events, long rows) {
        double share() {
            return rows == 0 ? 0 : (double) events / rows;
        }

        boolean never() {
            return events == 0;
        }
    }
}
