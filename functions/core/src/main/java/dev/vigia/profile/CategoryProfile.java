package dev.vigia.profile;

import dev.vigia.inference.RowId;
import dev.vigia.model.Feature;
import java.util.List;

/** What a profile keeps of a column of categories or texts. */
public final class CategoryProfile implements ColumnProfile {
    /** A category and how many cells hold it. */
    public record Count(String category, long count) {}

    private CategoryProfile() {}

    @Override
    public Feature feature() {
        return Unfinished.yet();
    }

    @Override
    public long rows() {
        return Unfinished.yet();
    }

    @Override
    public long present() {
        return Unfinished.yet();
    }

    @Override
    public long nulls() {
        return Unfinished.yet();
    }

    @Override
    public long absent() {
        return Unfinished.yet();
    }

    @Override
    public long wrongType() {
        return Unfinished.yet();
    }

    @Override
    public List<RowId> examples(Oddity oddity) {
        return Unfinished.yet();
    }

    /** The baseline's categories, most frequent there first, at most 1,000. */
    public List<String> categories() {
        return Unfinished.yet();
    }

    /** How many cells hold each of {@link #categories()}, a copy. */
    public long[] counts() {
        return Unfinished.yet();
    }

    /** How many cells hold a category of the baseline that is not among {@link #categories()}. */
    public long rest() {
        return Unfinished.yet();
    }

    /** How many cells hold a category that the baseline does not have. */
    public long newTotal() {
        return Unfinished.yet();
    }

    /** New categories with exact counts: a sample of at most 64, most frequent first. */
    public List<Count> newCategories() {
        return Unfinished.yet();
    }

    /** About how many different values there are (HyperLogLog, standard error 3 %). */
    public double distinct() {
        return Unfinished.yet();
    }
}
