package dev.vigia.outlier;

import dev.vigia.stats.BinnedSample;
import dev.vigia.stats.RankChange;
import java.util.Arrays;

/**
 * Whether a window's values lie otherwise than the baseline's, whatever the shape.
 *
 * @param all of all values
 * @param within of those within the baseline's range, zeros apart from them where they are a share of their own: a burst beyond the range
 *     is not among them
 */
record Ranks(RankChange all, RankChange within) {
    static Ranks of(ColumnPair pair) {
        return new Ranks(
                RankChange.of(pair.reference().cellCounts(), pair.window().cellCounts()),
                within(pair.before(), pair.now().inRange()));
    }

    /** Whether either differs: among many zeros that are apart, all values tell less of the others than these by themselves. */
    boolean isSeen() {
        return all.isSeen() || within.isSeen();
    }

    /** Of those within the range, for another sample of them. */
    static RankChange within(Bulk before, BinnedSample values) {
        return RankChange.of(counts(before.inRange()), counts(values));
    }

    private static long[] counts(BinnedSample sample) {
        return Arrays.stream(sample.counts()).mapToLong(Math::round).toArray();
    }
}
