package dev.vigia.profile;

import dev.vigia.model.Feature;
import java.util.List;

/** What a profile keeps of a column of categories or texts. Immutable. */
public final class CategoryProfile implements ColumnProfile {
    /** A category, cut to 100 characters, and how many cells hold it. */
    public record Count(String category, long count) {}

    private final CategoryTally tally;
    private final long present;

    CategoryProfile(CategoryTally tally) {
        this.tally = tally;
        long sum = tally.rest() + tally.newCategories().total();
        for (int i = 0; i < tally.categories().listed().size(); i++) {
            sum += tally.count(i);
        }
        present = sum;
    }

    @Override
    public Feature feature() {
        return tally.feature();
    }

    @Override
    public CellTally cells() {
        return tally.cells();
    }

    @Override
    public long present() {
        return present;
    }

    /** The baseline's categories, most frequent there first, at most 1,000. */
    public List<String> categories() {
        return tally.categories().listed();
    }

    /** How many cells hold each of {@link #categories()}, a new array. */
    public long[] counts() {
        long[] counts = new long[categories().size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = tally.count(i);
        }
        return counts;
    }

    /** How many cells hold a category of the baseline that is not among {@link #categories()}. */
    public long rest() {
        return tally.rest();
    }

    /**
     * Whether the baseline has more categories than are kept (20,000), or free text, or identifiers: nothing is called
     * new then, and what is not listed counts in {@link #rest()}.
     */
    public boolean open() {
        return tally.categories().open();
    }

    /** How many categories the baseline has exactly one row of. */
    public long singletons() {
        return tally.categories().singletons();
    }

    /** How many categories the baseline has exactly two rows of. */
    public long doubletons() {
        return tally.categories().doubletons();
    }

    /** How many cells hold a category that the baseline does not have. */
    public long newTotal() {
        return tally.newCategories().total();
    }

    /** New categories with exact counts: a sample of at most 64, most frequent first. */
    public List<Count> newCategories() {
        return tally.newCategories().counts();
    }

    /** About how many different values there are (HyperLogLog, standard error 3.3 %). */
    public double distinct() {
        return tally.distinct().estimate();
    }
}
