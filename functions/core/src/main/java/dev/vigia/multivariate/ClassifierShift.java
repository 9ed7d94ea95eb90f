package dev.vigia.multivariate;

import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How well rows of the two samples are told apart. The effect is 2 AUC − 1. */
record ClassifierShift(DomainClassifier classifier) implements Part {
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
        return new Judged(
                draft,
                classifier.logPValue(),
                Math.max(0, 2 * classifier.auc() - 1),
                "rows told from the baseline's with an AUC of " + rounded(classifier.auc()) + " ("
                        + rounded(classifier.low()) + " to " + rounded(classifier.high()) + ")"
                        + (used.isEmpty() ? "" : ", by " + used));
    }

    private static String rounded(double auc) {
        return Words.number(Math.rint(auc * 1000) / 1000);
    }
}
