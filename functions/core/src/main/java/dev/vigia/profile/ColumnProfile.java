package dev.vigia.profile;

import dev.vigia.inference.RowId;
import dev.vigia.model.Feature;
import java.util.List;

/** What a profile keeps of one column. */
public sealed interface ColumnProfile permits NumberProfile, CategoryProfile {
    /** The feature; of a derived column, one with its name. */
    Feature feature();

    /** How many cells were counted, whatever stands in them. */
    long rows();

    /** How many cells hold a value of the feature's type; NaN and infinite ones are. */
    long present();

    /** How many were sent as null. */
    long nulls();

    /** How many were not sent. */
    long absent();

    /** How many hold a value that is not of the feature's type. */
    long wrongType();

    /** Null or absent. */
    default long missing() {
        return nulls() + absent();
    }

    /** Example rows, a uniform sample of at most 20. */
    List<RowId> examples(Oddity oddity);
}
