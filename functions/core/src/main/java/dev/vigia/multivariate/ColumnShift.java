package dev.vigia.multivariate;

import dev.vigia.check.CheckInput;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Derived;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Reconstruction;
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
 * @param own whether the window may hold rows of the baseline, as a file may: they are nearer to it than held-out ones, so that a column
 *     that merely fell is not held against it
 */
record ColumnShift(String check, String name, TwoSampleCounts counts, double before, double after, boolean own)
        implements Part {
    private static final long SEED = 0x5eed;
    private static final double ABOVE = 1.5;
    private static final double MEDIAN = 0.5;

    /**
     * Of a column that profiles hold: the window's, and of the baseline those of rows that nothing was fitted on. Empty if
     * there are fewer rows than that of either.
     */
    static Optional<ColumnShift> of(Derived column, CheckInput input, int leastRows) {
        Profile reference = input.baseline().profile();
        return reference
                .derived(column)
                .flatMap(before -> input.profile()
                        .derived(column)
                        .filter(after -> Math.min(before.finite(), after.finite()) >= leastRows)
                        .map(after -> new ColumnShift(
                                check(column),
                                name(column, input.baseline()),
                                TwoSampleCounts.of(before.cellCounts(), after.cellCounts()),
                                before.quantile(MEDIAN).orElse(0),
                                after.quantile(MEDIAN).orElse(0),
                                false)));
    }

    /** The same of a window that may hold rows of the baseline. */
    ColumnShift perhapsOwn() {
        return new ColumnShift(check, name, counts, before, after, true);
    }

    private static String check(Derived column) {
        return switch (column) {
            case OUTLIER_SCORE -> MultivariateDrift.OUTLIER_SCORE;
            case RECONSTRUCTION_ERROR -> MultivariateDrift.RECONSTRUCTION_ERROR;
        };
    }

    private static String name(Derived column, Baseline baseline) {
        return switch (column) {
            case OUTLIER_SCORE -> column.word();
            case RECONSTRUCTION_ERROR ->
                distance(baseline.reconstruction()
                        .map(Reconstruction::components)
                        .orElse(0));
        };
    }

    private static String distance(int components) {
        return "distance from the " + Words.count(components, "principal component");
    }

    /** What moved, in words. */
    String words(double earlier, double later) {
        return "median " + name + " " + Words.number(earlier) + " → " + Words.number(later);
    }

    static Part of(ReconstructionError error) {
        return new ColumnShift(
                MultivariateDrift.RECONSTRUCTION_ERROR,
                distance(error.components()),
                error.counts(),
                error.before(),
                error.after(),
                true);
    }

    @Override
    public Judged judge(double alpha) {
        FindingDraft draft = FindingDraft.ofModel(check);
        draft.measure("ks", KolmogorovSmirnovDistance.between(counts));
        draft.smallestDetectable(SmallestDetectable.ofNumber(counts, alpha).orElse(Double.NaN));
        String words = words(before, after);
        if (own && fell()) {
            return new Judged(draft, 0, 0, words + ", lower, as that of the baseline's own rows would be");
        }
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

    /**
     * Whether rows of the window are more often below those of the baseline than above, and nowhere more of them above than
     * chance has it ({@value #ABOVE} standard errors: 1 % by Smirnov's one-sided law): where some left and the others came nearer, it did not fall.
     */
    private boolean fell() {
        double below = 0;
        double windowBelow = 0;
        double more = 0;
        double above = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            more += counts.window(cell) * (below + counts.baseline(cell) / 2.0);
            below += counts.baseline(cell);
            windowBelow += counts.window(cell);
            above = Math.max(above, below / counts.baselineTotal() - windowBelow / counts.windowTotal());
        }
        double error = Math.sqrt(1.0 / counts.baselineTotal() + 1.0 / counts.windowTotal());
        return more < counts.windowTotal() * below / 2 && above < ABOVE * error;
    }
}
