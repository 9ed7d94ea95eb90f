package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;

/**
 * Whether all speaks for it that nothing lies far out in a window, and mean and deviation are the bulk's: least and greatest value
 * are as far from the mean as in the baseline, each in its own deviations, and deviation and mean lie to the quartiles as in the
 * baseline as far as the bins tell. On one side alone a large burst hides, for it widens the deviation; where zeros are
 * apart the least is not known.
 */
final class CleanWindow {
    private static final double LEAST_REACH = 0.7;
    private static final double MOST_REACH = 1.3;
    private static final double LEAST_WIDER = 0.06;
    private static final double LEAST_PULL = 0.04;
    private static final double ERRORS = 3;

    private CleanWindow() {}

    static boolean is(ColumnPair pair) {
        return !pair.window().saturated()
                && pair.now().deviation() > 0
                && !pair.areZerosApart()
                && alike(above(pair.window(), pair.now()), above(pair.reference(), pair.before()))
                && alike(below(pair.window(), pair.now()), below(pair.reference(), pair.before()))
                && isOfOneShape(pair);
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
        if (Quartiles.known(pair.window()).isEmpty()) {
            return true;
        }
        Quartiles was = quartiles(pair, pair.reference(), pair.before());
        Quartiles is = quartiles(pair, pair.window(), pair.now());
        double error = ERRORS * pair.error();
        double wider = Math.log(pair.now().deviation() / is.range())
                - Math.log(pair.before().deviation() / was.range());
        double pulled =
                (pair.now().mean() - is.median()) / is.range() - (pair.before().mean() - was.median()) / was.range();
        return !(Math.abs(wider) >= LEAST_WIDER + error || Math.abs(pulled) >= LEAST_PULL + error);
    }

    /** NaN where values tie so that they are not told. */
    private static Quartiles quartiles(ColumnPair pair, NumberProfile column, Bulk bulk) {
        return pair.isDiscrete()
                ? Quartiles.of(share -> bulk.smoothQuantile(share, column.below()))
                : Quartiles.of(column);
    }
}
