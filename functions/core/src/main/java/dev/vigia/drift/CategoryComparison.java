package dev.vigia.drift;

import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.stats.CategoryTwoSample;
import dev.vigia.stats.CellPooling;
import dev.vigia.stats.Distance;
import dev.vigia.stats.SmallestDetectable;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.TotalVariationDistance;
import dev.vigia.stats.TwoSampleCounts;
import java.util.OptionalDouble;

/** A category: chi-square on pooled {@link CategoryCells}. */
final class CategoryComparison implements Comparison {
    private final CategoryProfile window;
    private final CategoryProfile baseline;
    private final TwoSampleCounts counts;
    private final long seed;

    CategoryComparison(CategoryProfile window, CategoryProfile baseline, long seed) {
        this.window = window;
        this.baseline = baseline;
        this.seed = seed;
        counts = CategoryCells.of(window, baseline);
    }

    @Override
    public long windowRows() {
        return window.present();
    }

    @Override
    public long baselineRows() {
        return baseline.present();
    }

    @Override
    public TestResult test(double alpha) {
        return new CategoryTwoSample(alpha, seed).test(counts);
    }

    @Override
    public OptionalDouble effect() {
        return TotalVariationDistance.effect(CellPooling.unordered(counts));
    }

    @Override
    public OptionalDouble smallestDetectable(double alpha) {
        return SmallestDetectable.ofCategory(counts, alpha);
    }

    /**
     * The category whose share changed most. A new one of a single row is that row's: it is not named. Where a new one that
     * is not counted by name may have changed more, all new ones together.
     */
    @Override
    public String moved() {
        long[] here = window.counts();
        long[] there = baseline.counts();
        String name = "rarer categories";
        double before = share(baseline.rest(), baselineRows());
        double after = share(window.rest() + window.newTotal(), windowRows());
        double most = window.categories().isEmpty() ? Math.abs(after - before) : 0;
        for (int i = 0; i < here.length; i++) {
            double change = Math.abs(share(here[i], windowRows()) - share(there[i], baselineRows()));
            if (change > most || (most == 0 && i == 0)) {
                most = change;
                name = window.categories().get(i);
                before = share(there[i], baselineRows());
                after = share(here[i], windowRows());
            }
        }
        for (CategoryProfile.Count category : window.newCategories()) {
            double share = share(category.count(), windowRows());
            if (category.count() > 1 && share > most) {
                most = share;
                name = category.category();
                before = 0;
                after = share;
            }
        }
        if (share(window.mostUnseen(), windowRows()) > most) {
            name = "about " + Words.count(window.newDistinct(), "new value");
            before = 0;
            after = share(window.newTotal(), windowRows());
        }
        return name + " " + Words.percent(before) + " → " + Words.percent(after);
    }

    @Override
    public String segment() {
        return "";
    }

    private static double share(long count, long rows) {
        return rows == 0 ? 0 : (double) count / rows;
    }

    @Override
    public void measure(FindingDraft draft) {
        draft.measure("psi", Distance.PSI.between(counts));
        draft.measure("jensen-shannon", Distance.JENSEN_SHANNON.between(counts));
        draft.measure("total-variation", TotalVariationDistance.between(counts));
    }
}
