package dev.vigia.outlier;

import dev.vigia.stats.AffineFit;

/**
 * How far a feature's centre and scale moved.
 *
 * @param shift of the mean, in the baseline's deviations ({@link Bulk#unit})
 * @param logScale the natural logarithm of the deviations' ratio
 * @param shiftError standard error of the shift
 * @param logScaleError standard error of the other
 */
record Move(double shift, double logScale, double shiftError, double logScaleError) {
    /** What counts as moved. */
    private static final double LEAST_SHIFT = 0.12;

    private static final double LEAST_LOG_SCALE = 0.04;
    private static final double NOTABLE_SHIFT = 0.2;
    private static final double NOTABLE_LOG_SCALE = Math.log(1.25);
    private static final double NEAR = 1.64;
    private static final double ERRORS = 3.3;
    private static final double SCALE_ERRORS = 2.7;

    static Move of(AffineFit fit, Bulk before) {
        double units = before.deviation() / before.unit();
        return new Move(fit.shift() * units, fit.logScale(), fit.shiftError() * units, fit.logScaleError());
    }

    /** From all values, errors by the baseline's kurtosis as far as its bins tell. */
    static Move plain(Bulk before, Bulk now) {
        double root = Math.sqrt(1 / before.size() + 1 / now.size());
        double kurtosis = Math.max(1, before.inRange().kurtosis());
        return new Move(
                (now.mean() - before.mean()) / before.unit(),
                Math.log(now.deviation() / before.deviation()),
                root * before.deviation() / before.unit(),
                root * Math.sqrt((kurtosis - 1) / 4));
    }

    /** Whether a move that counts, of .2 deviations or of a quarter in scale, is not ruled out: at a level of a twentieth. */
    boolean isNear() {
        return Math.abs(shift) + NEAR * shiftError > NOTABLE_SHIFT
                || Math.abs(logScale) + NEAR * logScaleError > NOTABLE_LOG_SCALE;
    }

    boolean isSeen() {
        return Math.abs(shift) > Math.max(LEAST_SHIFT, ERRORS * shiftError)
                || Math.abs(logScale) > Math.max(LEAST_LOG_SCALE, SCALE_ERRORS * logScaleError);
    }
}
