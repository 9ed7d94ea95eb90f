package dev.vigia.multivariate;

import dev.vigia.inference.Rows;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import java.util.Optional;

/**
 * The rows of a baseline that a window's rows are compared with as wholes: a uniform sample of at most {@value #MOST_ROWS}, stored beside
 * the baseline under {@link #id}. The baseline itself keeps 1,024, some of them twice, with numbers cut to seven digits; those are too few
 * (core's RATIONALE, "Rows as wholes behind live traffic"). Of the features of {@link Baseline#referenceRows}: no free texts.
 */
public final class BaselineSample {
    /** The most rows of either sample; of more than 100 features so many that they have 600,000 cells. */
    public static final int MOST_ROWS = 6_000;

    private static final long SEED = 1;

    private BaselineSample() {}

    /** Under which id it is stored. */
    public static String id(String baseline) {
        return baseline + "~rows";
    }

    /** The packed sample of the rows that a baseline was built of; empty if nothing in its schema can be compared. */
    public static Optional<byte[]> pack(BaselineBuilder builder, Baseline baseline) {
        return reservoir(baseline)
                .map(reservoir ->
                        reservoir.add(builder.sample(MOST_ROWS)).rows().pack());
    }

    /**
     * Reads {@link #pack}.
     *
     * @throws IllegalArgumentException if the bytes are not of that form, or of another baseline's schema
     */
    public static JointRows unpack(byte[] packed, Baseline baseline) {
        return JointRows.unpack(
                packed,
                compared(baseline)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "baseline '" + baseline.id() + "' has no feature of which rows are compared")));
    }

    /** Collects a window's rows to be compared with such a sample; empty if nothing in the baseline's schema can be. */
    public static Optional<RowReservoir> reservoir(Baseline baseline) {
        return compared(baseline)
                .map(schema -> new RowReservoir(schema, SEED, DomainClassifier.most(MOST_ROWS, schema.size())));
    }

    private static Optional<Schema> compared(Baseline baseline) {
        return baseline.referenceRows()
                .map(Rows::schema)
                .filter(schema -> !JointRows.compared(schema).isEmpty());
    }
}
