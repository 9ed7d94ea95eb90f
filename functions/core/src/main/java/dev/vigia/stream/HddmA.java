package dev.vigia.stream;

/**
 * HDDM-A: compares the mean of all rows with that of the first rows up to a cut. The cut is where the mean plus its bound was lowest, and the
 * change is taken to have begun after it. It learns the mean from the stream itself, so a change right at its start is not seen.
 *
 * <p>The bound is Bernstein's with the variance of the loss before, p₀(1 − p₀), in place of Hoeffding's, which is the one for a variance of ¼:
 * of rare errors Hoeffding's is too wide, and narrowed by the variance alone it is passed by any two or three in a row. At an error of .1 and a
 * run length of 100,000 a rise to .15 is then told after 2,500 rows, by Bernstein's after 700. With Hoeffding's it is the same rows as river's
 * {@code HDDMA}.
 *
 * <p>I. Frías-Blanco et al., Online and non-parametric drift detection methods based on Hoeffding's bounds, IEEE TKDE 27 (2015),
 * doi:10.1109/TKDE.2014.2345382; S. Boucheron, G. Lugosi, P. Massart, Concentration inequalities (2013),
 * doi:10.1093/acprof:oso/9780199535255.001.0001, theorem 2.10.
 */
public final class HddmA extends ChangeDetector {
    /** The rarest errors for which it is calibrated: with the variance of rarer ones a single error would alarm. */
    private static final double LEAST_RATE = 0.005;

    private static final double BERNSTEIN = 1.0 / 3;
    private static final double LOG_TWO = Math.log(2);

    private final double deviation;
    private final double tail;
    private final double logConfidence;
    private final double spread;
    private final double twoSpread;
    private final double twoTail;
    private long taken;
    private double total;
    private long cutRows;
    private double cutMean;
    private double cutBound;

    /**
     * A detector for a baseline, whose mean sets variance and confidence, and a run length.
     *
     * @param runLength in [1,000, 100,000] rows
     */
    public HddmA(ErrorBaseline baseline, double runLength) {
        this(
                PageHinkley.deviation(Math.max(LEAST_RATE, baseline.rate())),
                BERNSTEIN,
                Calibrated.HDDM_A.at(baseline, runLength),
                runLength);
    }

    /**
     * @param deviation the loss's standard deviation; ½ for Hoeffding's bound
     * @param tail the share of ln(1/δ) over the rows that the bound adds; 0 for Hoeffding's
     * @param logConfidence ln(1/δ), above 0
     */
    HddmA(double deviation, double tail, double logConfidence, double runLength) {
        super(runLength);
        this.deviation = deviation;
        this.tail = tail;
        this.logConfidence = logConfidence;
        this.spread = 2 * deviation * deviation * logConfidence;
        this.twoSpread = 2 * deviation * deviation * (LOG_TWO + logConfidence);
        this.twoTail = tail * (LOG_TWO + logConfidence);
    }

    /** As it is calibrated. */
    static HddmA at(double rate, double logConfidence) {
        return new HddmA(PageHinkley.deviation(rate), BERNSTEIN, logConfidence, 0);
    }

    @Override
    public String name() {
        return "hddm-a";
    }

    @Override
    boolean update(double loss) {
        taken++;
        total += loss;
        double mean = total / taken;
        double bound = mean + Math.sqrt(spread / taken) + tail * logConfidence / taken;
        if (cutRows == 0 || cutBound >= bound) {
            cutRows = taken;
            cutMean = mean;
            cutBound = bound;
            return false;
        }
        double rest = total - cutMean * taken - twoTail;
        return rest > 0 && rest * rest * cutRows >= twoSpread * taken * (taken - cutRows);
    }

    @Override
    long begun() {
        return rows() - taken + cutRows + 1;
    }

    @Override
    void clear() {
        taken = 0;
        total = 0;
        cutRows = 0;
        cutMean = 0;
        cutBound = 0;
    }

    @Override
    ChangeDetector fresh() {
        return new HddmA(deviation, tail, logConfidence, runLength());
    }

    @Override
    double[] kept() {
        return new double[] {taken, total, cutRows, cutMean, cutBound};
    }

    @Override
    void take(double[] kept) {
        taken = (long) kept[0];
        total = kept[1];
        cutRows = (long) kept[2];
        cutMean = kept[3];
        cutBound = kept[4];
    }
}
