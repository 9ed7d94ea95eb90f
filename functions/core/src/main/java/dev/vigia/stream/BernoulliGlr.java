package dev.vigia.stream;

/**
 * The generalised likelihood ratio of a rise from p₀ to any rate whose odds are at most four times those of p₀, from any row on: the
 * highest n·KL(mean of the latest n rows ‖ p₀) of all n whose mean is above p₀, and where that mean is above the highest rate, the
 * ratio of that one. It needs no guess of how much the error rises. The change is taken to have begun where it is highest.
 *
 * <p>Exact, and not over all n: a beginning can be the best for any rate only as a corner of the lower convex hull of (row, errors so far), with
 * edges steeper than p₀. A new one enters at the hull's end, only at a row with a loss above p₀, and takes out corners for good: constant
 * cost a row. The ratio rises at such rows only, and logarithms are taken only where χ², its upper bound, passes.
 *
 * <p>The odds are bounded since the highest of all ratios is that of three or four errors in a row: at an error of .1 thresholds would be
 * multiples of ln 10, few run lengths could be kept, and a rise to .15 be told after 730 rows in place of 560. Higher rises are told too.
 *
 * <p>The error of before is {@link ErrorBaseline}'s, taken as known, or from fewer than {@value ErrorBaseline#PRECISE} rows its upper limit.
 *
 * <p>G. Romano, I. Eckley, P. Fearnhead, G. Rigaill, Fast online changepoint detection via functional pruning CUSUM statistics, JMLR 24
 * (2023), doi:10.48550/arXiv.2110.08205; K. Ward, G. Romano, I. Eckley, P. Fearnhead, A constant-per-iteration likelihood ratio test for
 * online changepoint detection for exponential family models, Statistics and Computing 34 (2024), doi:10.1007/s11222-024-10416-6.
 */
public final class BernoulliGlr extends ChangeDetector {
    private static final double MOST_ODDS = 4;

    private final double rate;
    private final double mostOdds;
    private final double threshold;
    private final double scale;
    private final double gain;
    private final double cost;
    private final double mostRate;
    private final Beginnings beginnings;

    /**
     * A detector for a baseline and a run length.
     *
     * @param baseline whose mean is taken as known from {@value ErrorBaseline#PRECISE} rows on
     * @param runLength in [1,000, 100,000] rows
     */
    public BernoulliGlr(ErrorBaseline baseline, double runLength) {
        this(baseline.asKnown().rate(), MOST_ODDS, Calibrated.GLR.at(baseline.asKnown(), runLength), runLength);
    }

    /** @param mostOdds above 1 */
    BernoulliGlr(double rate, double mostOdds, double threshold, double runLength) {
        super(runLength);
        this.rate = rate;
        this.mostOdds = mostOdds;
        this.threshold = threshold;
        this.beginnings = new Beginnings(rate);
        this.scale = threshold * rate * (1 - rate);
        this.gain = Math.log(mostOdds);
        this.cost = Math.log1p(rate * (mostOdds - 1));
        this.mostRate = rate * mostOdds / (1 + rate * (mostOdds - 1));
    }

    /** As it is calibrated. */
    static BernoulliGlr at(double rate, double threshold) {
        return new BernoulliGlr(rate, MOST_ODDS, threshold, 0);
    }

    @Override
    public String name() {
        return "bernoulli-glr";
    }

    @Override
    boolean update(double loss) {
        boolean higher = loss > rate;
        if (higher && mayBegin()) {
            beginnings.begin(rows() - 1.0);
        }
        beginnings.add(loss);
        return higher && passes();
    }

    /** Whether the last beginning is not the better one for every rate. */
    private boolean mayBegin() {
        int last = beginnings.count() - 1;
        return last < 0 || beginnings.wrong(last) * gain < cost * (rows() - 1 - beginnings.start(last));
    }

    private boolean passes() {
        double row = rows();
        for (int corner = 0; corner < beginnings.count(); corner++) {
            double run = row - beginnings.start(corner);
            double excess = beginnings.wrong(corner) - run * rate;
            if (excess * excess > scale * run && ratio(corner) > threshold) {
                return true;
            }
        }
        return false;
    }

    private double ratio(int corner) {
        double run = rows() - beginnings.start(corner);
        double wrong = beginnings.wrong(corner);
        double mean = wrong / run;
        if (mean >= mostRate) {
            return wrong * gain - run * cost;
        }
        return mean <= rate ? 0 : wrong * Math.log(mean / rate) + (run - wrong) * Math.log((1 - mean) / (1 - rate));
    }

    /** The highest ratio of all beginnings, which alarms above the threshold. */
    double evidence() {
        return beginnings.count() == 0 ? 0 : ratio(highest());
    }

    private int highest() {
        int highest = 0;
        for (int corner = 1; corner < beginnings.count(); corner++) {
            highest = ratio(corner) > ratio(highest) ? corner : highest;
        }
        return highest;
    }

    @Override
    long begun() {
        return (long) beginnings.start(highest()) + 1;
    }

    @Override
    void clear() {
        beginnings.clear();
    }

    @Override
    ChangeDetector fresh() {
        return new BernoulliGlr(rate, mostOdds, threshold, runLength());
    }

    @Override
    double[] kept() {
        return beginnings.kept();
    }

    @Override
    void take(double[] kept) {
        beginnings.take(kept);
    }
}
