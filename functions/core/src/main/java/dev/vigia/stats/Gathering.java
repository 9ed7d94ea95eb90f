package dev.vigia.stats;

import java.util.Optional;

/**
 * Values that gather in one bin beyond what the baseline's shares and chance let expect there.
 *
 * @param share of the window's values, in (0, 1]
 * @param rest the window with as many in that bin as expected
 */
public record Gathering(double share, BinnedSample rest) {
    /** Standard errors of a Poisson count, of which up to a hundred are looked at. */
    private static final double LEAST_ERRORS = 6;

    /**
     * The one that is farthest from what is expected; empty if there is none, or one of the samples has no values.
     *
     * @param reference in the same bins as the window
     */
    public static Optional<Gathering> of(BinnedSample reference, BinnedSample window) {
        double ratio = window.size() / reference.size();
        int most = -1;
        double farthest = LEAST_ERRORS;
        for (int i = 0; i < window.bins(); i++) {
            double expected = reference.count(i) * ratio;
            double errors = (window.count(i) - expected) / Math.sqrt(expected + 1);
            if (errors > farthest) {
                farthest = errors;
                most = i;
            }
        }
        if (most < 0) {
            return Optional.empty();
        }
        double expected = reference.count(most) * ratio;
        return Optional.of(
                new Gathering((window.count(most) - expected) / window.size(), window.withCount(most, expected)));
    }
}
