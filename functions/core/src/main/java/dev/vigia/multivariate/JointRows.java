package dev.vigia.multivariate;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole rows of the features that can be compared, in columns: a uniform sample of more. Immutable. */
public final class JointRows {
    private final List<Feature> features;
    private final List<Cells> columns;
    private final int size;
    private final long seen;

    /** The cells of a feature. */
    sealed interface Cells permits Numbers, Texts {}

    /** A value that is missing, or not a number, is NaN; infinite ones are values. */
    static final class Numbers implements Cells {
        private final double[] values;

        Numbers(double[] values) {
            this.values = values;
        }

        double[] values() {
            return values;
        }
    }

    /** One that is missing is null. */
    static final class Texts implements Cells {
        private final @Nullable String[] values;

        Texts(@Nullable String[] values) {
            this.values = values;
        }

        @Nullable String[] values() {
            return values;
        }
    }

    JointRows(List<Feature> features, List<Cells> columns, int size, long seen) {
        this.features = List.copyOf(features);
        this.columns = List.copyOf(columns);
        this.size = size;
        this.seen = seen;
    }

    List<Feature> features() {
        return features;
    }

    Cells column(int feature) {
        return columns.get(feature);
    }

    /** How many rows are kept. */
    public int size() {
        return size;
    }

    /** How many rows there were. */
    public long seen() {
        return seen;
    }

    /** The binary form, in which the schema is not: 2.4 MB of 10,000 rows of 30 numbers. */
    public byte[] pack() {
        return JointPacking.pack(this);
    }

    /**
     * Reads {@link #pack()}, given the schema of the rows.
     *
     * @throws IllegalArgumentException if the bytes are not of that form, or of another schema
     */
    public static JointRows unpack(byte[] packed, Schema schema) {
        return JointPacking.unpack(packed, compared(schema));
    }

    /** The features that are compared: not those of other roles, nor times. */
    static List<Feature> compared(Schema schema) {
        return schema.features().stream()
                .filter(feature -> feature.role() == Role.FEATURE && feature.type() != FeatureType.TIMESTAMP)
                .toList();
    }

    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "JointRows[" + size + " of " + seen + " rows of " + features.size() + " features]";
    }
}
