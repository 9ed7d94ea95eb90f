package dev.vigia.multivariate;

import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How well rows of the two samples are told apart, by whole rows or by how their features hang together alone. The effect is
 * that of {@link #effect}; where it is known what days have in which nothing changed, of what the AUC is more than theirs.
 *
 * @param marginal whether what moved in one feature is seen too
 * @param windowRows how many of the window's rows were looked at
 * @param days what such days have; null if rows are taken as independent
 */
record ClassifierShift(
        DomainClassifier classifier,
        boolean marginal,
        long windowRows,
        @Nullable DayLaw days) implements Part {
    @Override
    public String check() {
        return MultivariateDrift.DOMAIN_CLASSIFIER;
    }

    @Override
    public Judged judge(double alpha) {
        FindingDraft draft = FindingDraft.ofModel(check());
        draft.measure("auc", OptionalDouble.of(classifier.auc()));
        draft.measure("auc-low", OptionalDouble.of(classifier.low()));
        draft.measure("auc-high", OptionalDouble.of(classifier.high()));
        String used = classifier.used().stream()
                .limit(3)
                .map(feature -> feature.feature() + " " + Words.percent(feature.share()))
                .collect(Collectors.joining(", "));
        String words =
                (marginal ? "" : "by how features hang together, ") + "rows told from the baseline's with an AUC of "
                        + rounded(classifier.auc()) + " ("
                        + rounded(classifier.low()) + " to " + rounded(classifier.high()) + ")"
                        + (used.isEmpty() ? "" : ", by " + used);
        if (days == null) {
            return new Judged(draft, classifier.logPValue(), effect(classifier.auc()), words);
        }
        draft.measure("auc-expected", OptionalDouble.of(days.expected()));
        double logP =
                Math.max(classifier.logPValue(), days.logPValue(classifier.auc(), classifier.error(), windowRows));
        return new Judged(
                draft,
                logP,
                effect(0.5 + classifier.auc() - days.expected()),
                words + "; " + days.days() + " days in which nothing changed had " + rounded(days.expected()));
    }

    /**
     * What the floor is for: the KS distance of two normal laws, one moved, that an AUC tells apart. A column that moved so far has
     * that effect, and the same AUC if rows are told apart by it alone; twice the AUC less one would make a grave change of a small one.
     *
     * @param auc in [0, 1]; up to one half it is 0
     */
    static double effect(double auc) {
        if (auc <= 0.5) {
            return 0;
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double deviations = Math.sqrt(2) * normal.inverseCumulativeProbability(Math.min(1, auc));
        return 2 * normal.cumulativeProbability(deviations / 2) - 1;
    }

    private static String rounded(double auc) {
        return Words.number(Math.rint(auc * 1000) / 1000);
    }
}
