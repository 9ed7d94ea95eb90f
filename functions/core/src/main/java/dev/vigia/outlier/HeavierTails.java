package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.AffineFit;

/**
 * Whether a window's values are wider and lie far out on both sides too, more than the line accounts for that makes its bulk of the
 * baseline's: then it is the shape that changed, as a normal law to a Cauchy law, and the line's deviation is not the window's.
 */
final class HeavierTails {
    private static final double LEAST_WIDER = 0.03;
    /** Fewer are a row or two. */
    private static final double LEAST_SHARE = 0.005;

    /** The line's own error makes a part of what it accounts for. */
    private static final double LEAST_EXCESS = 0.5;

    private static final double ERRORS = 3.3;

    private HeavierTails() {}

    static boolean are(ColumnPair pair, AffineFit fit) {
        NumberProfile window = pair.window();
        Bulk before = pair.before();
        double scale = Math.exp(fit.logScale());
        double centre = before.mean() + fit.shift() * before.deviation();
        double low = before.mean() + (pair.reference().min().orElseThrow() - centre) / scale;
        double high = before.mean() + (pair.reference().max().orElseThrow() - centre) / scale;
        double size = pair.now().size();
        return fit.logScale() > LEAST_WIDER
                && isMore(window.below() / size, before.inRange().below(low) / before.size(), size)
                && isMore(window.above() / size, 1 - before.inRange().below(high) / before.size(), size);
    }

    private static boolean isMore(double share, double expected, double size) {
        return share - expected
                > Math.max(
                        Math.max(LEAST_SHARE, LEAST_EXCESS * expected),
                        ERRORS * Math.sqrt(Math.max(0, expected) / size));
    }
}
