package dev.vigia.stream;

/**
 * HDDM-A: compares the mean of all rows with that of the first rows up to a cut, by Hoeffding's inequality. The cut is where the mean plus
 * its bound was lowest, and the change is taken to have begun after it. It needs no baseline to run, only to be calibrated.
 *
 * <p>Hoeffding's bound knows no variance: with rare errors it is so wide that even the least confident setting alarms more seldom than
 * asked. The run length is then at least the one stated, and the delay long.
 *
 * <p>I. Frías-Blanco et al., Online and non-parametric drift detection methods based on Hoeffding's bounds, IEEE TKDE 27 (2015),
 * doi:10.1109/TKDE.2014.2345382. The same rows as river's {@code HDDMA}.
 */
public final class HddmA extends ChangeDetector {
    /** A confidence of 0.9: with ln(1/δ) at 0 the cut follows any row. */
    static final double LEAST_CONFIDENT = 0.1;

    private final double logConfidence;
    private long taken;
    private double mean;
    private long cutRows;
    private double cutMean;

    /**
     * A detector for a baseline, whose mean sets its confidence, and a run length.
     *
     * @param runLength in [1,000, 100,000] rows
     */
    public HddmA(ErrorBaseline baseline, double runLength) {
        this(Math.max(LEAST_CONFIDENT, Calibrated.HDDM_A.at(baseline, runLength)), runLength);
    }

    /** @param logConfidence ln(1/δ), above 0 */
    HddmA(double logConfidence, double runLength) {
        super(runLength);
        this.logConfidence = logConfidence;
    }

    @Override
    public String name() {
        return "hddm-a";
    }

    @Override
    boolean update(double loss) {
        taken++;
        mean += (loss - mean) / taken;
        if (cutRows == 0 || cutMean + bound(cutRows) >= mean + bound(taken)) {
            cutRows = taken;
            cutMean = mean;
        }
        double rise = mean - cutMean;
        if (cutRows == taken || rise <= 0) {
            return false;
        }
        double inverse = (double) (taken - cutRows) / cutRows / taken;
        return rise * rise >= inverse / 2 * (Math.log(2) + logConfidence);
    }

    private double bound(long rows) {
        return Math.sqrt(logConfidence / (2.0 * rows));
    }

    @Override
    long begun() {
        return rows() - taken + cutRows + 1;
    }

    @Override
    void clear() {
        taken = 0;
        mean = 0;
        cutRows = 0;
        cutMean = 0;
    }

    @Override
    ChangeDetector fresh() {
        return new HddmA(logConfidence, runLength());
    }

    @Override
    double[] kept() {
        return new double[] {taken, mean, cutRows, cutMean};
    }

    @Override
    void take(double[] kept) {
        taken = (long) kept[0];
        mean = kept[1];
        cutRows = (long) kept[2];
        cutMean = kept[3];
    }
}
