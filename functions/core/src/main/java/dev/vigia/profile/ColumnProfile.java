package dev.vigia.profile;

import dev.vigia.inference.RowId;
import dev.vigia.model.Feature;
import java.util.List;

/** What a profile keeps of one column. */
public sealed interface ColumnProfile permits NumberProfile, CategoryProfile {
    /** The feature; of a derived column, one with its name. */
    Feature feature();

    /** How many cells hold a value of the feature's type; NaN and infinite ones are. */
    long present();

    /** The rest of what was counted. */
    CellTally cells();

    /** How many cells were counted, whatever stands in them. */
    default long rows() {
        return present() + missing() + wrongType();
    }

    /** How many were sent as null. */
    default long nulls() {
        return cells().nulls();
    }

    /** How many were not sent. */
    default long absent() {
        return cells().absent();
    }

    /** Null or absent. */
    default long missing() {
        return nulls() + absent();
    }

    /** How many hold a value that is not of the feature's type. */
    default long wrongType() {
        return cells().wrongType();
    }

    /** How many values are outside a limit set by hand. */
    default long beyondLimit() {
        return cells().beyondLimit();
    }

    /** Example rows, a uniform sample of at most 20. */
    default List<RowId> examples(Oddity oddity) {
        return cells().examples(oddity);
    }
}
