package dev.vigia.outlier;

import dev.vigia.stats.AffineFit;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** The line that makes a window's bulk of the baseline's, close enough to take values from, and the values under it. */
record BulkLine(ColumnPair pair, AffineFit fit) {
    /** How far mean and log of the scale may differ from the window's own, beside two errors. */
    private static final double CLOSE = 0.008;

    private static final double LEAST_MISS = 0.02;
    private static final double MOST_BURST = 0.1;
    private static final double ERRORS = 3.3;
    private static final double LEAST_MISFIT = 0.005;
    private static final double MISFIT_ERRORS = 1.6;

    /** None where the baseline's shape tells no line (values tie, or tails are heavy), or the window's counts do not bear it out. */
    static Optional<BulkLine> of(ColumnPair pair) {
        Bulk before = pair.before();
        return pair.isDiscrete() || before.isHeavy()
                ? Optional.empty()
                : AffineFit.precise(before.inRange(), pair.now().inRange(), before.mean(), before.deviation())
                        .map(fit -> new BulkLine(pair, fit))
                        .filter(BulkLine::isOfOneShape)
                        .filter(BulkLine::isBorneOut);
    }

    /** A group that came in near the bulk bends what the line makes of it: of 480 right lines none missed by more than 1.4 errors. */
    private boolean isOfOneShape() {
        return fit.misfit() < LEAST_MISFIT + MISFIT_ERRORS * pair.error();
    }

    /** Whether the window's own counts agree: as many below its quartiles, but for the share that the line takes for far out. */
    private boolean isBorneOut() {
        double size = pair.now().size();
        double burst = Math.clamp(1 - fit.bulk() / size, 0, MOST_BURST);
        return fit.bulk() <= size * (1 + LEAST_MISS) + ERRORS * Math.sqrt(size)
                && DoubleStream.of(.25, .5, .75)
                        .allMatch(share -> Math.abs(shareBelowImage(share) - share)
                                < LEAST_MISS + burst + ERRORS * pair.error() / 2);
    }

    /** The share of the window's values below the image of a quantile of the baseline's. */
    private double shareBelowImage(double share) {
        Bulk now = pair.now();
        double image = image(pair.before().inRange().quantile(share));
        double belowRange = pair.areZerosApart() ? 0 : pair.window().below();
        return (now.inRange().below(image) + belowRange) / now.size();
    }

    private double image(double value) {
        return centre() + scale() * (value - pair.before().mean());
    }

    private double centre() {
        return pair.before().mean() + fit.shift() * pair.before().deviation();
    }

    private double scale() {
        return Math.exp(fit.logScale());
    }

    /** Whether mean and deviation of all values say the same: nothing lies far out. */
    boolean isOfAllValues() {
        Bulk before = pair.before();
        Bulk now = pair.now();
        double shift = (now.mean() - before.mean()) / before.deviation();
        double logScale = Math.log(now.deviation() / before.deviation());
        return Math.abs(shift - fit.shift()) < CLOSE + 2 * fit.shiftError()
                && Math.abs(logScale - fit.logScale()) < CLOSE + 2 * fit.logScaleError();
    }

    /** The baseline's values under the line; mean and deviation only where zeros are apart, which are taken into both again. */
    Proposal values() {
        double spread = scale() * pair.before().deviation();
        double zeros = pair.now().zeros() / (pair.now().zeros() + fit.bulk());
        double mean = (1 - zeros) * centre();
        Proposal proposal =
                Proposal.NONE.withMean(mean, (1 - zeros) * (spread * spread + centre() * centre()) - mean * mean);
        if (pair.areZerosApart()) {
            return proposal;
        }
        DoubleUnaryOperator moved =
                share -> image(pair.reference().quantile(share).orElseThrow());
        Quartiles quartiles = Quartiles.of(moved);
        return proposal.withMedian(quartiles.median(), quartiles.range()).withQuantiles(moved);
    }
}
