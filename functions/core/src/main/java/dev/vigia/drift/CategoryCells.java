package dev.vigia.drift;

import dev.vigia.profile.CategoryProfile;
import dev.vigia.stats.CellPooling;
import dev.vigia.stats.TwoSampleCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells that two samples of a category are compared in: one for each category that both samples together have often
 * enough, and for the others the group of their hash.
 *
 * <p>Which cell a category is in must not depend on which sample its rows came from. A cell of "new categories" would be
 * empty in every baseline and filled in any window of a column with many rare ones; a group of a hash holds the rare ones
 * of both.
 */
final class CategoryCells {
    private final List<Long> baseline = new ArrayList<>();
    private final List<Long> window = new ArrayList<>();
    private final long[] rareBaseline;
    private final long[] rareWindow;
    private final double expectedShare;

    private CategoryCells(CategoryProfile here, CategoryProfile there) {
        rareBaseline = there.unlistedByGroup();
        rareWindow = here.unlistedByGroup();
        double total = (double) here.present() + there.present();
        expectedShare = total == 0 ? 0 : Math.min(here.present(), there.present()) / total;
    }

    static TwoSampleCounts of(CategoryProfile window, CategoryProfile baseline) {
        CategoryCells cells = new CategoryCells(window, baseline);
        long[] here = window.counts();
        long[] there = baseline.counts();
        for (int i = 0; i < here.length; i++) {
            if (cells.isOften(here[i] + there[i])) {
                cells.add(there[i], here[i]);
            } else {
                cells.rareBaseline[window.group(i)] += there[i];
                cells.rareWindow[window.group(i)] += here[i];
            }
        }
        for (CategoryProfile.Count category : window.newCategories()) {
            if (cells.isOften(category.count())) {
                cells.add(0, category.count());
                cells.rareWindow[category.group()] -= category.count();
            }
        }
        for (int group = 0; group < cells.rareWindow.length; group++) {
            cells.add(cells.rareBaseline[group], cells.rareWindow[group]);
        }
        return TwoSampleCounts.of(
                cells.baseline.stream().mapToLong(Long::longValue).toArray(),
                cells.window.stream().mapToLong(Long::longValue).toArray());
    }

    private boolean isOften(long pooled) {
        return pooled * expectedShare >= CellPooling.LEAST_EXPECTED;
    }

    private void add(long baselineRows, long windowRows) {
        baseline.add(baselineRows);
        window.add(windowRows);
    }
}
