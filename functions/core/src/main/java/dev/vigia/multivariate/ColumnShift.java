package dev.vigia.multivariate;

import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.KolmogorovSmirnovDistance;
import dev.vigia.stats.NumberTwoSample;
import dev.vigia.stats.SmallestDetectable;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.TwoSampleCounts;
import java.util.Optional;

/**
 * A column that is derived from whole rows, judged as the columns of features are.
 *
 * @param check its word
 * @param name what it holds, in words
 * @param before the median in the baseline
 * @param after that in the window
 */
record ColumnShift(String check, String name, TwoSampleCounts counts, double before, double after) implements Part {
    private static final long SEED = 0x5eed;

    /** Of the outlier scores: the window's, and of the baseline those of rows that the score was not fitted on. */
    static Optional<Part> ofOutlierScores(NumberProfile baseline, NumberProfile window, int leastRows) {
        return Math.min(baseline.finite(), window.finite()) < leastRows
                ? Optional.empty()
                : Optional.of(new ColumnShift(
                        MultivariateDrift.OUTLIER_SCORE,
                        "outlier score",
                        TwoSampleCounts.of(baseline.cellCounts(), window.cellCounts()),
                        baseline.quantile(.5).orElse(0),
                        window.quantile(.5).orElse(0)));
    }

    static Part of(ReconstructionError error) {
        return new ColumnShift(
                MultivariateDrift.RECONSTRUCTION_ERROR,
                "distance from the " + Words.count(error.components(), "principal component"),
                error.counts(),
                error.before(),
                error.after());
    }

    @Override
    public Judged judge(double alpha) {
        FindingDraft draft = FindingDraft.ofModel(check);
        draft.measure("ks", KolmogorovSmirnovDistance.between(counts));
        draft.smallestDetectable(SmallestDetectable.ofNumber(counts, alpha).orElse(Double.NaN));
        String words = "median " + name + " " + Words.number(before) + " → " + Words.number(after);
        return switch (new NumberTwoSample(alpha, SEED).test(counts)) {
            case TestResult.Undefined none -> new Judged(draft, 0, 0, words + ", " + none.reason());
            case TestResult.Defined some ->
                new Judged(
                        draft,
                        some.logPValue(),
                        KolmogorovSmirnovDistance.effect(counts).orElse(0),
                        words);
        };
    }
}
