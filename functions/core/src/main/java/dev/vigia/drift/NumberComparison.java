package dev.vigia.drift;

import dev.vigia.check.FindingDraft;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.Deciles;
import dev.vigia.stats.Distance;
import dev.vigia.stats.KolmogorovSmirnovDistance;
import dev.vigia.stats.NumberTwoSample;
import dev.vigia.stats.SmallestDetectable;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.TwoSampleCounts;
import dev.vigia.stats.WassersteinDistance;
import java.util.OptionalDouble;

/** A number: Anderson–Darling, chi-square and point mass on the baseline's bins. */
final class NumberComparison implements Comparison {
    private final NumberProfile window;
    private final NumberProfile baseline;
    private final TwoSampleCounts counts;
    private final long seed;

    NumberComparison(NumberProfile window, NumberProfile baseline, long seed) {
        this.window = window;
        this.baseline = baseline;
        this.seed = seed;
        counts = TwoSampleCounts.of(baseline.cellCounts(), window.cellCounts());
    }

    @Override
    public long windowRows() {
        return window.finite();
    }

    @Override
    public long baselineRows() {
        return baseline.finite();
    }

    @Override
    public TestResult test(double alpha) {
        return new NumberTwoSample(alpha, seed).test(counts);
    }

    @Override
    public OptionalDouble effect() {
        return KolmogorovSmirnovDistance.effect(counts);
    }

    @Override
    public OptionalDouble smallestDetectable(double alpha) {
        return SmallestDetectable.ofNumber(counts, alpha);
    }

    @Override
    public String moved() {
        return isFlag() ? FlagWords.moved(window, baseline) : new NumberWords(window, baseline).moved();
    }

    /** Whether it is a boolean, whose values are two. */
    boolean isFlag() {
        return FlagWords.areFor(baseline);
    }

    @Override
    public String segment() {
        double[] edges = window.bins().edges();
        return edges.length == 0 || isFlag()
                ? ""
                : Segment.interval(Segment.shares(baseline.cellCounts()), Segment.shares(window.cellCounts()))
                        .ofValues(edges);
    }

    @Override
    public void measure(FindingDraft draft) {
        Deciles deciles = Deciles.of(counts);
        draft.measure("psi", Distance.PSI.between(deciles.counts(), deciles.groups()));
        draft.measure("jensen-shannon", Distance.JENSEN_SHANNON.between(deciles.counts(), deciles.groups()));
        draft.measure("ks", KolmogorovSmirnovDistance.between(counts));
        OptionalDouble normed = wasserstein();
        draft.measure("wasserstein-normed", normed);
        if (normed.isPresent()) {
            double scale = baseline.deviation().orElse(0);
            draft.measure("wasserstein", OptionalDouble.of(normed.getAsDouble() * scale));
        }
    }

    /** Each bin at its middle, what lies beyond the range at the farthest value; empty if these are not finite apart. */
    private OptionalDouble wasserstein() {
        double[] edges = window.bins().edges();
        double scale = baseline.deviation().orElse(0);
        double least = Math.min(window.min().orElse(0), baseline.min().orElse(0));
        double greatest = Math.max(window.max().orElse(0), baseline.max().orElse(0));
        if (edges.length == 0 || !Double.isFinite(greatest - least) || !(scale > 0 && Double.isFinite(scale))) {
            return OptionalDouble.empty();
        }
        double[] values = new double[edges.length + 1];
        values[0] = Math.min(least, edges[0]);
        for (int bin = 0; bin < edges.length - 1; bin++) {
            values[bin + 1] = edges[bin] / 2 + edges[bin + 1] / 2; // the sum may be too large
        }
        values[edges.length] = Math.max(greatest, edges[edges.length - 1]);
        return WassersteinDistance.normed(baseline.cellCounts(), window.cellCounts(), values, scale);
    }
}
