package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.schema.Instants;
import org.jspecify.annotations.Nullable;

/** The counts of a column of categories or texts. */
final class CategoryTally implements Tally {
    private final Feature feature;
    private final Categories categories;
    private final TextLimits limits;
    /** What cannot be read as a time is of a wrong type. */
    private final boolean times;

    private final CellTally cells;
    private final NewCategories newCategories;
    private final DistinctCount distinct;
    private final long[] counts;
    /** What is not listed, by the group of its hash. */
    private final long[] unlisted = new long[Categories.GROUPS];

    CategoryTally(Feature feature, Categories categories) {
        this(feature, categories, new CellTally(), new NewCategories(), new DistinctCount());
    }

    private CategoryTally(
            Feature feature,
            Categories categories,
            CellTally cells,
            NewCategories newCategories,
            DistinctCount distinct) {
        this.feature = feature;
        this.categories = categories;
        this.limits = new TextLimits(feature.constraints());
        this.times = feature.type() == FeatureType.TIMESTAMP;
        this.cells = cells;
        this.newCategories = newCategories;
        this.distinct = distinct;
        counts = new long[categories.listed().size()];
    }

    @Override
    public void add(Column column, RowMarks marks) {
        for (int row = 0; row < column.size(); row++) {
            @Nullable String text = column instanceof TextColumn texts ? texts.value(row) : null;
            int oddities = text == null ? cells.add(column.cell(row)) : add(text);
            if (oddities != 0) {
                cells.example(oddities, marks, row);
            }
        }
    }

    /** Counts a text; returns the bits of its oddities. */
    int add(String text) {
        if (times && !Instants.isInstant(text)) {
            return cells.add(Cell.ESCAPED);
        }
        int oddity = limits.allows(text) ? 0 : cells.addBeyondLimit();
        int place = categories.index(text);
        if (place >= 0) {
            if (counts[place]++ == 0) {
                distinct.add(categories.hash(place));
            }
            return oddity;
        }
        long hash = Hash64.of(text);
        distinct.add(hash);
        unlisted[Categories.group(hash)]++;
        if (place == Categories.REST) {
            return oddity;
        }
        newCategories.add(text, hash);
        return oddity | Oddity.NEW_CATEGORY.bit;
    }

    @Override
    public CellTally cells() {
        return cells;
    }

    Feature feature() {
        return feature;
    }

    Categories categories() {
        return categories;
    }

    NewCategories newCategories() {
        return newCategories;
    }

    DistinctCount distinct() {
        return distinct;
    }

    long count(int place) {
        return counts[place];
    }

    /** How many cells hold what is not listed, by group. */
    long unlisted(int group) {
        return unlisted[group];
    }

    @Override
    public CategoryTally fresh() {
        return new CategoryTally(feature, categories);
    }

    @Override
    public void merge(Tally other) {
        CategoryTally that = (CategoryTally) other;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += that.counts[i];
        }
        for (int i = 0; i < unlisted.length; i++) {
            unlisted[i] += that.unlisted[i];
        }
        newCategories.merge(that.newCategories);
        distinct.merge(that.distinct);
        cells.merge(that.cells);
    }

    @Override
    public void pack(PackWriter out) {
        cells.pack(out);
        newCategories.pack(out);
        distinct.pack(out);
        out.counts(unlisted);
        out.counts(counts);
    }

    @Override
    public CategoryTally unpack(PackReader in) {
        CellTally unpackedCells = CellTally.unpack(in);
        NewCategories unpackedNew = NewCategories.unpack(in);
        CategoryTally tally =
                new CategoryTally(feature, categories, unpackedCells, unpackedNew, DistinctCount.unpack(in));
        copy(in.counts(), tally.unlisted);
        copy(in.counts(), tally.counts);
        return tally;
    }

    private void copy(long[] packed, long[] counts) {
        if (packed.length != counts.length) {
            throw new IllegalArgumentException("packed profile with " + packed.length + " counts of '" + feature.name()
                    + "': expected " + counts.length);
        }
        System.arraycopy(packed, 0, counts, 0, packed.length);
    }

    @Override
    public CategoryProfile profile() {
        return new CategoryProfile(this);
    }
}
