package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.BinnedSample;

/**
 * Whether all speaks for it that nothing lies far out in a window, and mean and deviation are the bulk's: least and greatest value
 * are as far from the mean as in the baseline, each in its own deviations, and deviation and mean lie to the quartiles as in the
 * baseline as far as the bins tell. On one side alone a large burst hides, for it widens the deviation. Where zeros are apart
 * and the least value, the least of the others is not known, and not asked for: it lies no
 * further away than they do.
 */
final class CleanWindow {
    private static final double LEAST_REACH = 0.7;
    private static final double MOST_REACH = 1.3;
    private static final double LEAST_WIDER = 0.06;
    private static final double LEAST_PULL = 0.04;
    private static final double ERRORS = 3;
    private static final double LEAST_MISFIT = 0.02;
    /** The Kolmogorov–Smirnov distance of two samples is less in 19 of 20, and of one that is fitted to the other much more often. */
    private static final double MISFIT_ERRORS = 1.36;

    private CleanWindow() {}

    static boolean is(ColumnPair pair) {
        return !pair.window().saturated()
                && pair.now().deviation() > 0
                && alike(above(pair.window(), pair.now()), above(pair.reference(), pair.before()))
                && (areZerosLeast(pair)
                        || alike(below(pair.window(), pair.now()), below(pair.reference(), pair.before())))
                && isOfOneShape(pair)
                && (pair.isDiscrete() || misfit(pair) < LEAST_MISFIT + MISFIT_ERRORS * pair.error());
    }

    /** Of which the least other value is not known; what lies low among those cannot lie far. */
    private static boolean areZerosLeast(ColumnPair pair) {
        return pair.areZerosApart()
                && pair.reference().min().orElseThrow() == 0
                && pair.window().min().orElseThrow() >= 0;
    }

    private static boolean alike(double reach, double usual) {
        return reach > LEAST_REACH * usual && reach < MOST_REACH * usual;
    }

    private static double above(NumberProfile column, Bulk bulk) {
        return (column.max().orElseThrow() - bulk.mean()) / bulk.deviation();
    }

    private static double below(NumberProfile column, Bulk bulk) {
        return (bulk.mean() - column.min().orElseThrow()) / bulk.deviation();
    }

    /** A burst widens the deviation and pulls the mean, and moves quartiles hardly. */
    private static boolean isOfOneShape(ColumnPair pair) {
        if (!pair.areZerosApart() && Quartiles.known(pair.window()).isEmpty()) {
            return true;
        }
        Quartiles was = quartiles(pair, pair.reference(), pair.before());
        Quartiles is = quartiles(pair, pair.window(), pair.now());
        double error = ERRORS * pair.error();
        double wider = Math.log(pair.now().deviation() / is.range())
                - Math.log(pair.before().deviation() / was.range());
        double pulled =
                (pair.now().mean() - is.median()) / is.range() - (pair.before().mean() - was.median()) / was.range();
        boolean other = Math.abs(wider) >= LEAST_WIDER + error || Math.abs(pulled) >= LEAST_PULL + error;
        return !other && !(pair.areZerosApart() && Double.isNaN(wider + pulled));
    }

    /**
     * The largest difference of the two distribution functions after the line that makes mean and deviation the same, as far as the
     * bins tell: a group that came in beside the others leaves them of one deviation by chance, not of one shape.
     */
    private static double misfit(ColumnPair pair) {
        BinnedSample before = pair.before().inRange();
        BinnedSample now = pair.now().inRange();
        double[] counts = before.counts();
        int bins = counts.length;
        double scale = pair.now().deviation() / pair.before().deviation();
        double sum = 0;
        double most = 0;
        for (int i = 1; i < bins; i++) {
            sum += counts[i - 1];
            double image =
                    pair.now().mean() + scale * (before.edge(i) - pair.before().mean());
            if (image >= now.edge(1) && image <= now.edge(bins - 1)) {
                double share =
                        (pair.window().below() + now.below(image)) / pair.now().size();
                most = Math.max(most, Math.abs(share - sum / before.size()));
            }
        }
        return most;
    }

    /** NaN where values tie so that they are not told. */
    private static Quartiles quartiles(ColumnPair pair, NumberProfile column, Bulk bulk) {
        if (pair.areZerosApart()) {
            return Quartiles.of(share -> bulk.quantile(share, column.below()));
        }
        return pair.isDiscrete()
                ? Quartiles.of(share -> bulk.smoothQuantile(share, column.below()))
                : Quartiles.of(column);
    }
}
