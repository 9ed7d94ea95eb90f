package dev.vigia.profile;

import dev.vigia.inference.RowId;
import dev.vigia.inference.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of the rows of a period: counts under a baseline's bins and categories, and the ids of a few rows.
 * Merging is exact, commutative and associative, to the byte of {@link #pack()}. Immutable.
 */
public final class Profile {
    private Profile() {}

    /** Collects rows into a profile. */
    public static ProfileBuilder builder(Baseline baseline) {
        return new ProfileBuilder(baseline);
    }

    /** The profile of no rows. */
    public static Profile empty(Baseline baseline) {
        return builder(baseline).build();
    }

    /** How many rows (inferences), of every status. */
    public long rows() {
        return Unfinished.yet();
    }

    /** How many requests the rows came in. */
    public long requests() {
        return Unfinished.yet();
    }

    /** How many rows have a status. */
    public long rows(Status status) {
        return Unfinished.yet();
    }

    /** How many rows were packed under a schema with other names or types than the baseline's. */
    public long otherSchema() {
        return Unfinished.yet();
    }

    /** Names that came in rows without being in the schema, with how many rows held each: a sample of at most 32. */
    public Map<String, Long> unexpected() {
        return Unfinished.yet();
    }

    /** One for each feature of the baseline's schema, in its order, predictions included; ignored ones apart. */
    public List<ColumnProfile> columns() {
        return Unfinished.yet();
    }

    /** The column of a feature. */
    public Optional<ColumnProfile> column(String feature) {
        return Unfinished.yet();
    }

    /** The row outlier scores, as a column; in a baseline's own profile, of its held-out rows. */
    public NumberProfile outlierScores() {
        return Unfinished.yet();
    }

    /** How many rows have an outlier score over the baseline's limit. */
    public long outliers() {
        return Unfinished.yet();
    }

    /** The rows with the highest outlier scores, highest first, at most 20. */
    public List<OutlyingRow> topOutliers() {
        return Unfinished.yet();
    }

    /** A uniform sample of the rows, at most 500, in order of hash. */
    public List<RowId> sample() {
        return Unfinished.yet();
    }

    /**
     * The profile of this one's rows and another's.
     *
     * @throws IllegalArgumentException if the other was made under another baseline
     */
    public Profile merge(Profile other) {
        return Unfinished.yet();
    }

    /** The binary form, which is the same however the rows were split and merged. */
    public byte[] pack() {
        return Unfinished.yet();
    }

    /** Reads {@link #pack()}, given the baseline it was made under. */
    public static Profile unpack(byte[] packed, Baseline baseline) {
        return Unfinished.yet();
    }

    /** How many rows a packed profile holds, without reading the rest. */
    public static long rows(byte[] packed) {
        return Unfinished.yet();
    }
}
