package dev.vigia.profile;

import dev.vigia.inference.RowId;
import dev.vigia.model.Feature;
import java.util.List;
import java.util.OptionalDouble;

/** What a profile keeps of a numeric column. */
public final class NumberProfile implements ColumnProfile {
    private NumberProfile() {}

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

    /** How many finite values. */
    public long finite() {
        return Unfinished.yet();
    }

    public long nan() {
        return Unfinished.yet();
    }

    public long infinite() {
        return Unfinished.yet();
    }

    public long zeros() {
        return Unfinished.yet();
    }

    /** Finite values less than the baseline's least. */
    public long below() {
        return Unfinished.yet();
    }

    /** Finite values greater than the baseline's greatest. */
    public long above() {
        return Unfinished.yet();
    }

    /** The least finite value; empty if there is none. */
    public OptionalDouble min() {
        return Unfinished.yet();
    }

    public OptionalDouble max() {
        return Unfinished.yet();
    }

    /** The bins, which belong to the baseline. */
    public Bins bins() {
        return Unfinished.yet();
    }

    /** How many finite values lie in each bin, a copy; those beyond the baseline's range are in none. */
    public long[] counts() {
        return Unfinished.yet();
    }

    /** The mean of the finite values; empty if there is none. */
    public OptionalDouble mean() {
        return Unfinished.yet();
    }

    /** The standard deviation of the finite values (divisor n); empty if there is none. */
    public OptionalDouble deviation() {
        return Unfinished.yet();
    }

    /** A quantile of the finite values, to the width of a bin; empty if there is none. */
    public OptionalDouble quantile(double q) {
        return Unfinished.yet();
    }
}
