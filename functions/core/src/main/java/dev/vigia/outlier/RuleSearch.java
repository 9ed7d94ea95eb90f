package dev.vigia.outlier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rule of at most three conditions under which unusual rows stand out most: a beam search. */
final class RuleSearch {
    static final int MOST_CONDITIONS = 3;
    private static final int BEAM = 16;
    /** Of how many rules of each depth the limits are fitted before they are compared. */
    private static final int FITTED = 4;

    private final RuleSample sample;
    private final double logTried;

    RuleSearch(RuleSample sample) {
        this.sample = sample;
        int columns = sample.table(RuleSample.WINDOW).schema().size();
        logTried = Math.log(Math.max(
                2,
                IntStream.range(0, columns)
                        .mapToDouble(column -> BoxSearch.tried(sample, column))
                        .sum()));
    }

    /** The logarithm of the number of rules of so many conditions that are tried, or could be. */
    double logTried(int conditions) {
        double sum = 0;
        for (int i = 1; i <= conditions; i++) {
            sum += logTried - Math.log(i);
        }
        return sum;
    }

    /** The best; of no conditions if nothing stands out. A condition more must pay for the rules that it makes possible. */
    Rule best() {
        Rule nothing = Rule.of(sample);
        RuleFit fit = new RuleFit(sample);
        Rule best = new Rule(List.of(), sample, 0);
        double most = 0;
        List<Rule> beam = List.of(nothing);
        for (int depth = 1; depth <= MOST_CONDITIONS; depth++) {
            beam = next(beam);
            if (beam.isEmpty()) {
                break;
            }
            for (Rule rough : beam.subList(0, Math.min(FITTED, beam.size()))) {
                Rule rule = fit.fit(rough);
                double worth = rule.evidence() - logTried(rule.boxes().size());
                if (!rule.boxes().isEmpty() && worth > most) {
                    most = worth;
                    best = rule;
                }
            }
        }
        return best;
    }

    private List<Rule> next(List<Rule> beam) {
        Map<List<Integer>, Rule> byColumns = new HashMap<>();
        int columns = sample.table(RuleSample.WINDOW).schema().size();
        for (Rule rule : beam) {
            for (int column = 0; column < columns; column++) {
                if (rule.asksOf(column)) {
                    continue;
                }
                for (Box box : BoxSearch.best(rule.sample(), column)) {
                    Rule more = rule.and(box);
                    if (more.evidence() > 0) {
                        byColumns.merge(
                                more.columns(), more, (one, other) -> other.evidence() > one.evidence() ? other : one);
                    }
                }
            }
        }
        List<Rule> all = new ArrayList<>(byColumns.values());
        all.sort(Comparator.comparingDouble(Rule::evidence)
                .reversed()
                .thenComparing(rule -> rule.columns().toString()));
        return all.subList(0, Math.min(BEAM, all.size()));
    }
}
