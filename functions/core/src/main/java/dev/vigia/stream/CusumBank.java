package dev.vigia.stream;

import java.util.Arrays;

/**
 * Eight one-sided Bernoulli CUSUMs side by side, one for each of eight rises of the odds of an error, × 1.2 to × 4; the alarm is
 * when the highest passes the threshold. A chart adds the log-likelihood ratio of a row, x·ln r − ln(1 + p₀(r − 1)) for odds × r, and
 * never falls below 0. The change is taken to have begun when the chart that alarms was last at 0.
 *
 * <p>The error of before is {@link ErrorBaseline}'s, taken as known, or from fewer than {@value ErrorBaseline#PRECISE} rows its upper limit. For
 * losses between 0 and 1 the run length is at least as long: the expected ratio of a loss is at most that of 0 and 1 with its mean.
 *
 * <p>E. S. Page, Continuous inspection schemes, Biometrika 41 (1954), doi:10.1093/biomet/41.1-2.100; G. Lorden, Procedures for
 * reacting to a change in distribution, Annals of Mathematical Statistics 42 (1971), doi:10.1214/aoms/1177693055.
 */
public final class CusumBank extends ChangeDetector {
    private static final int CHARTS = 8;
    private static final double LEAST = 1.2;
    private static final double MOST = 4;

    private final double rate;
    private final double threshold;
    private final double[] gain = new double[CHARTS];
    private final double[] cost = new double[CHARTS];
    private final double[] sum = new double[CHARTS];
    private final long[] zero = new long[CHARTS];

    /**
     * A bank for a baseline and a run length.
     *
     * @param baseline whose mean is taken as known from {@value ErrorBaseline#PRECISE} rows on
     * @param runLength in [1,000, 100,000] rows
     */
    public CusumBank(ErrorBaseline baseline, double runLength) {
        this(baseline.asKnown().rate(), Calibrated.CUSUM.at(baseline.asKnown(), runLength), runLength);
    }

    CusumBank(double rate, double threshold, double runLength) {
        super(runLength);
        this.rate = rate;
        this.threshold = threshold;
        for (int chart = 0; chart < CHARTS; chart++) {
            double odds = LEAST * Math.pow(MOST / LEAST, chart / (CHARTS - 1.0));
            gain[chart] = Math.log(odds);
            cost[chart] = Math.log1p(rate * (odds - 1));
        }
    }

    @Override
    public String name() {
        return "cusum-bank";
    }

    @Override
    boolean update(double loss) {
        double top = 0;
        for (int chart = 0; chart < CHARTS; chart++) {
            double next = sum[chart] + loss * gain[chart] - cost[chart];
            if (next <= 0) {
                next = 0;
                zero[chart] = rows();
            }
            sum[chart] = next;
            top = Math.max(top, next);
        }
        return top > threshold;
    }

    /** The highest chart, which alarms above the threshold. */
    double evidence() {
        return sum[highest()];
    }

    private int highest() {
        int highest = 0;
        for (int chart = 1; chart < CHARTS; chart++) {
            highest = sum[chart] > sum[highest] ? chart : highest;
        }
        return highest;
    }

    @Override
    long begun() {
        return zero[highest()] + 1;
    }

    @Override
    void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(zero, rows());
    }

    @Override
    ChangeDetector fresh() {
        return new CusumBank(rate, threshold, runLength());
    }

    @Override
    double[] kept() {
        double[] kept = Arrays.copyOf(sum, 2 * CHARTS);
        for (int chart = 0; chart < CHARTS; chart++) {
            kept[CHARTS + chart] = zero[chart];
        }
        return kept;
    }

    @Override
    void take(double[] kept) {
        System.arraycopy(kept, 0, sum, 0, CHARTS);
        for (int chart = 0; chart < CHARTS; chart++) {
            zero[chart] = (long) kept[CHARTS + chart];
        }
    }
}
