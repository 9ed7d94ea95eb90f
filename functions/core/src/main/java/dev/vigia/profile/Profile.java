package dev.vigia.profile;

import dev.vigia.inference.RowId;
import dev.vigia.inference.Status;
import dev.vigia.profile.OutlyingRow.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of the rows of a period: counts under a baseline's bins and categories, and the ids of a few rows.
 * Merging is exact, commutative and associative, to the byte of {@link #pack()}. Immutable.
 */
public final class Profile {
    private final ProfileTally tally;
    private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();
    private final NumberProfile scores;
    private final NumberProfile errors;

    /** Takes a tally that nobody changes any more. */
    Profile(ProfileTally tally) {
        this.tally = tally;
        for (Tally column : tally.columns()) {
            ColumnProfile profile = column.profile();
            columns.put(profile.feature().name(), profile);
        }
        scores = tally.outliers().scoreTally().profile();
        errors = tally.errors().profile();
    }

    /** Collects rows into a profile. */
    public static ProfileBuilder builder(Baseline baseline) {
        return new ProfileBuilder(baseline.layout());
    }

    /** The profile of no rows. */
    public static Profile empty(Baseline baseline) {
        return new Profile(new ProfileTally(baseline.layout()));
    }

    /** The id of the baseline whose bins it counts in. */
    public String baseline() {
        return tally.layout().baseline();
    }

    /** How many rows (inferences), of every status. */
    public long rows() {
        return tally.rows();
    }

    /** How many requests the rows came in. */
    public long requests() {
        return tally.requests();
    }

    /** How many requests the log held in part only: writes that were never acknowledged; their rows are not counted. */
    public long incomplete() {
        return tally.incomplete();
    }

    /** How many rows have a status. */
    public long rows(Status status) {
        return tally.rows(status);
    }

    /** How many rows were packed under a schema with other names, types or order than the baseline's. */
    public long otherSchema() {
        return tally.otherSchema();
    }

    /** Names that came in rows without being in the schema, with how many rows held each: a sample of at most 256. */
    public Map<String, Long> unexpected() {
        Map<String, Long> names = new LinkedHashMap<>();
        tally.unexpected().counts().forEach(name -> names.merge(name.category(), name.count(), Long::sum));
        return names;
    }

    /** How many rows held such names. */
    public long unexpectedRowCount() {
        return tally.unexpectedRowCount();
    }

    /** Rows with such names, a uniform sample of at most 20. */
    public List<RowId> unexpectedRows() {
        return tally.unexpectedRows().rows();
    }

    /** One for each feature of the schema in its order, predictions and identifiers included; ignored and truth apart. */
    public List<ColumnProfile> columns() {
        return List.copyOf(columns.values());
    }

    /** The column of a feature. */
    public Optional<ColumnProfile> column(String feature) {
        return Optional.ofNullable(columns.get(feature));
    }

    /** What is kept of a feature whose values are to be unique; empty of any other. */
    public Optional<Identifiers> identifiers(String feature) {
        int place = List.copyOf(columns.keySet()).indexOf(feature);
        return Optional.ofNullable(tally.identifiers(place)).map(IdentifierTally::identifiers);
    }

    /** The row outlier scores, as a column; in a baseline's own profile, of its held-out rows. */
    public NumberProfile outlierScores() {
        return scores;
    }

    /**
     * The rows' distances from the baseline's plane, as a column; in a baseline's own profile, of its held-out rows. Empty
     * under a baseline that has none ({@link Baseline#reconstruction}).
     */
    public Optional<NumberProfile> reconstructionErrors() {
        return tally.layout().reconstruction().isEmpty() ? Optional.empty() : Optional.of(errors);
    }

    /** A column that is made of whole rows; empty if rows are not measured so under this baseline. */
    public Optional<NumberProfile> derived(Derived column) {
        return switch (column) {
            case OUTLIER_SCORE -> Optional.of(outlierScores());
            case RECONSTRUCTION_ERROR -> reconstructionErrors();
        };
    }

    /** How many rows have an outlier score over the baseline's limit. */
    public long outliers() {
        return tally.outliers().outliers();
    }

    /** The mean share of each feature in the scores of the rows over the limit, largest first. */
    public List<Share> outlierShares() {
        return tally.outliers().shares();
    }

    /** The rows with the highest outlier scores, highest first, at most 20. */
    public List<OutlyingRow> topOutliers() {
        return tally.outliers().top();
    }

    /** How the features hang together; of no columns under a baseline that was made before that was counted. */
    public PairSums pairs() {
        return tally.pairs().sums();
    }

    PairTally pairTally() {
        return tally.pairs();
    }

    /** A uniform sample of the rows, at most 500, in order of hash. */
    public List<RowId> sample() {
        return tally.sample().rows();
    }

    /**
     * A uniform sample of the rows of several profiles together, in order of hash: more than each of them keeps, but fewer than
     * asked for where one holds so large a part of the rows that it keeps too few of them.
     *
     * @param most how many rows at most, from 1
     */
    public static List<RowId> sample(List<Profile> parts, int most) {
        return RowSample.union(parts.stream().map(part -> part.tally.sample()).toList(), most)
                .rows();
    }

    /**
     * The profile of this one's rows and another's.
     *
     * @throws IllegalArgumentException if the other was made under another baseline
     */
    public Profile merge(Profile other) {
        ProfileTally merged = new ProfileTally(tally.layout());
        merged.merge(tally);
        merged.merge(other.tally);
        return new Profile(merged);
    }

    /** The binary form, which is the same however the rows were split and merged. */
    public byte[] pack() {
        return tally.pack();
    }

    /**
     * Reads {@link #pack()}, given the baseline it was made under.
     *
     * @throws IllegalArgumentException if the bytes are not of that form, or of another baseline
     */
    public static Profile unpack(byte[] packed, Baseline baseline) {
        return new Profile(ProfileTally.unpack(packed, baseline.layout()));
    }

    /** How many rows a packed profile holds, without reading the rest. */
    public static long rows(byte[] packed) {
        return ProfileTally.readRows(new PackReader(packed));
    }
}
