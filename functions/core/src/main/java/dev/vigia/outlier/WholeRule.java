package dev.vigia.outlier;

import dev.vigia.stats.RatePrediction;
import dev.vigia.stats.TestResult;
import java.util.Comparator;
import java.util.List;

/**
 * A rule that was found for unusual rows, made one for all rows: a slice of a group grows to the group. Conditions are dropped if that
 * adds to its surplus among all rows of the window, and limits moved out if it adds a tenth or more, and what is added is new beyond chance: of
 * what is rare in the baseline few rows are known, and a rule whose limits lie in a gap should stay there.
 */
final class WholeRule {
    private static final int TIMES = 2;
    private static final double LEAST_GAIN = 1.1;
    private static final double LEAST_GAIN_OF_WORDS = 1.05;
    private static final double MOST_LEFT_OUT = 1.05;
    private static final double LOG_LEVEL = Math.log(1e-3);

    private final RuleSample all;

    private WholeRule(RuleSample all) {
        this.all = all;
    }

    /** @param all unusual rows and others */
    static Rule of(Rule rule, RuleSample all) {
        WholeRule wholes = new WholeRule(all);
        RuleFit fit = new RuleFit(all, RuleSample::surplus);
        Rule whole = rule.in(all);
        for (int time = 0; time < TIMES; time++) {
            whole = wholes.simplest(whole);
            whole = wholes.better(fit.fit(whole), whole, LEAST_GAIN);
        }
        return wholes.simplest(whole);
    }

    private Rule simplest(Rule rule) {
        Rule best = rule;
        for (Box box : numbersFirst(rule.boxes())) {
            Rule without = best.but(box, all);
            best = isAsMuch(without, best) ? without : better(without, best, LEAST_GAIN_OF_WORDS);
        }
        return best;
    }

    /** Where either of two conditions would do, the category says more. */
    private static List<Box> numbersFirst(List<Box> boxes) {
        return boxes.stream()
                .sorted(Comparator.comparing(box -> !(box instanceof Box.Interval)))
                .toList();
    }

    /** Whether a condition leaves so little out that it is not worth its words. */
    private static boolean isAsMuch(Rule without, Rule rule) {
        return !without.boxes().isEmpty()
                && without.sample().seen() <= MOST_LEFT_OUT * rule.sample().seen();
    }

    private Rule better(Rule other, Rule rule, double gain) {
        return !other.boxes().isEmpty()
                        && other.sample().surplus()
                                >= gain * Math.max(0, rule.sample().surplus())
                        && isNew(other.sample().outside(rule))
                ? other
                : rule;
    }

    /** Whether rows are more than the baseline's as they come let expect. */
    private boolean isNew(RuleSample added) {
        int rows = added.count(RuleSample.WINDOW) + added.count(RuleSample.OTHERS);
        RatePrediction usual = new RatePrediction(added.count(RuleSample.ORDINARY), all.count(RuleSample.ORDINARY));
        return rows > 0
                && usual.rise(Math.round(all.seen() * rows / added.seen()), rows) instanceof TestResult.Defined test
                && test.logPValue() < LOG_LEVEL;
    }
}
