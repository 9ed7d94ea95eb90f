package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Median and interquartile range alone, by the quantiles of all values, for where mean and deviation cannot be told from a burst.
 * None where zeros are apart, where the tails begin further out than they used to, or where what is beyond the baseline's range
 * would move the quartiles if it were left out.
 */
final class MiddleValues {
    private static final double MOST_TAIL = 1.15;
    private static final double ERRORS = 3;
    private static final double LEAST_WITHIN = 0.75;
    private static final double MOST_PULLED = 0.05;

    private MiddleValues() {}

    static Proposal of(ColumnPair pair) {
        return pair.areZerosApart() || !isTailUsual(pair.reference(), pair.window())
                ? Proposal.NONE
                : Quartiles.known(pair.window())
                        .filter(all -> isStable(all, pair.window()))
                        .map(all -> Proposal.NONE.withMedian(all.median(), all.range()))
                        .orElse(Proposal.NONE);
    }

    /**
     * Whether the outer twentieth on either side begins no further from the median than in the baseline, in interquartile ranges:
     * a burst of a few percent moves where it begins, and the quartiles a little.
     */
    private static boolean isTailUsual(NumberProfile reference, NumberProfile window) {
        double most = MOST_TAIL + ERRORS * Math.sqrt(1.0 / window.finite() + 1.0 / reference.finite());
        Quartiles was = Quartiles.of(reference);
        Quartiles is = Quartiles.of(window);
        return DoubleStream.of(.05, .95).allMatch(share -> {
            OptionalDouble end = window.knownQuantile(share);
            double usual = was.reach(reference.quantile(share).orElseThrow());
            return end.isPresent() && is.reach(end.getAsDouble()) <= most * usual;
        });
    }

    private static boolean isStable(Quartiles all, NumberProfile window) {
        double below = (double) window.below() / window.finite();
        double within = 1 - below - (double) window.above() / window.finite();
        Optional<Quartiles> rest = Quartiles.known(share -> window.knownQuantile(below + within * share));
        return within >= LEAST_WITHIN && rest.isPresent() && all.farthest(rest.get()) <= MOST_PULLED * all.range();
    }
}
