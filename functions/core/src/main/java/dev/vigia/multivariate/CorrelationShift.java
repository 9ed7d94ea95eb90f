package dev.vigia.multivariate;

import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The correlations of all pairs. */
record CorrelationShift(Associations.Result result, int baselineRows, int windowRows) implements Part {
    private static final double POWER_80 = 0.8416212335729143;

    @Override
    public String check() {
        return MultivariateDrift.CORRELATIONS;
    }

    @Override
    public Judged judge(double alpha) {
        FindingDraft draft = FindingDraft.ofModel(check());
        draft.smallestDetectable(detectable(alpha / result.pairs() / 2));
        List<Association> tested = result.tested();
        if (tested.isEmpty()) {
            return new Judged(draft, 0, 0, "no pair of " + Words.count(result.pairs(), "pair"));
        }
        Association most = tested.getFirst();
        return new Judged(
                draft,
                most.logPValue(),
                most.change(),
                most.words() + ", the most certain of " + Words.count(result.pairs(), "pair"));
    }

    /** The pairs that changed, the most certain first, at most 20. */
    List<Association> changed(double alpha, double floor) {
        return result.tested().stream()
                .filter(pair -> pair.logPValue() < Math.log(alpha) && pair.change() >= floor)
                .limit(MultivariateResult.MOST_PAIRS)
                .toList();
    }

    /** Of a pair that was uncorrelated, found with probability .8. */
    private double detectable(double alpha) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(Math.max(alpha, Double.MIN_NORMAL));
        double apart = (z + POWER_80) * Math.sqrt(1.0 / baselineRows + 1.0 / windowRows);
        return apart < 1 ? apart : Double.NaN;
    }
}
