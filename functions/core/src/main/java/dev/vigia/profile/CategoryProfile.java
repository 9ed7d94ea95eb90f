package dev.vigia.profile;

import dev.vigia.model.Feature;
import java.util.Arrays;
import java.util.List;

/** What a profile keeps of a column of categories or texts. Immutable. */
public final class CategoryProfile implements ColumnProfile {
    /** A category, cut to 100 characters, how many cells hold it, and the group of its hash. */
    public record Count(String category, long count, int group) {}

    private final CategoryTally tally;
    private final long present;
    private final long unlisted;

    CategoryProfile(CategoryTally tally) {
        this.tally = tally;
        long sum = 0;
        for (int group = 0; group < Categories.GROUPS; group++) {
            sum += tally.unlisted(group);
        }
        unlisted = sum;
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
        return unlisted - newTotal();
    }

    /**
     * How many cells hold a category that is not among {@link #categories()}, known or new, by the group of its hash: 64
     * groups, which tell where rare categories lie without naming them. A new array.
     */
    public long[] unlistedByGroup() {
        long[] counts = new long[Categories.GROUPS];
        for (int group = 0; group < counts.length; group++) {
            counts[group] = tally.unlisted(group);
        }
        return counts;
    }

    /** The group that one of {@link #categories()} would be in. */
    public int group(int place) {
        return Categories.group(tally.categories().hash(place));
    }

    /**
     * Whether the baseline has more categories than are kept (20,000), or free text, or identifiers, or lets expect that most
     * values of new rows are others ({@link dev.vigia.stats.GoodTuring#isOpen}): nothing is called new then, and what is not
     * listed counts in {@link #rest()}.
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

    /**
     * New categories with exact counts, most frequent first: all of them, or of more than 256 a sample that is uniform over
     * the different ones. Others may come more often: {@link #mostUnseen()}.
     */
    public List<Count> newCategories() {
        return tally.newCategories().counts();
    }

    /** How many different new categories there are: exact up to 256, above that with a standard error of about 6 %. */
    public long newDistinct() {
        return tally.newCategories().different();
    }

    /**
     * The most cells that any new category outside {@link #newCategories()} can hold; 0 if there is none. It lies in a group
     * of hashes whose cells are counted.
     */
    public long mostUnseen() {
        return Math.min(tally.newCategories().outside(), mostUnlisted());
    }

    /** The most cells that a category can hold that is neither among {@link #categories()} nor {@link #newCategories()}. */
    public long mostUnlisted() {
        long[] others = unlistedByGroup();
        newCategories().forEach(one -> others[one.group()] -= one.count());
        return Arrays.stream(others).max().orElse(0);
    }

    /** About how many different values there are (HyperLogLog, standard error 3.3 %). */
    public double distinct() {
        return tally.distinct().estimate();
    }
}
