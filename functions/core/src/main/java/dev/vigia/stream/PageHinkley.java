package dev.vigia.stream;

/**
 * The Page–Hinkley test of a rise: the sum of each row's loss less the mean so far less a tolerance, above the lowest that this sum has been.
 * It learns the mean from the stream itself, so a change right at its start is not seen. The change is taken to have begun after that lowest point.
 *
 * <p>The tolerance is a tenth of the loss's standard deviation √(p₀(1 − p₀)), and nothing is forgotten (river's {@code alpha = 1}).
 *
 * <p>E. S. Page, doi:10.1093/biomet/41.1-2.100; D. V. Hinkley, Inference about the change-point from cumulative sum tests, Biometrika 58
 * (1971), doi:10.1093/biomet/58.3.509. The same rows as river's {@code PageHinkley(mode="up")}.
 */
public final class PageHinkley extends ChangeDetector {
    /** The rarest errors for which it is calibrated. */
    public static final double LEAST_RATE = 0.005;

    private static final double TOLERANCE = 0.1;
    private static final int LEAST_ROWS = 30;

    private final double tolerance;
    private final double threshold;
    private final double alpha;
    private long taken;
    private double mean;
    private double sum;
    private double lowest = Double.POSITIVE_INFINITY;
    private long lowestRow;

    /**
     * A detector for a baseline, whose mean sets tolerance and threshold, and a run length.
     *
     * @param baseline with a mean of {@value #LEAST_RATE} or more: at rarer errors it would alarm sooner than stated
     * @param runLength in [1,000, 100,000] rows
     */
    public PageHinkley(ErrorBaseline baseline, double runLength) {
        if (baseline.rate() < LEAST_RATE) {
            throw new IllegalArgumentException("mean error is " + baseline.mean() + ", expected " + LEAST_RATE
                    + " or more, where thresholds are calibrated");
        }
        this(
                tolerance(baseline.rate()),
                Calibrated.PAGE_HINKLEY.at(baseline, runLength) * deviation(baseline.rate()),
                1,
                runLength);
    }

    PageHinkley(double tolerance, double threshold, double alpha, double runLength) {
        super(runLength);
        this.tolerance = tolerance;
        this.threshold = threshold;
        this.alpha = alpha;
    }

    static double tolerance(double rate) {
        return TOLERANCE * deviation(rate);
    }

    static double deviation(double rate) {
        return Math.sqrt(rate * (1 - rate));
    }

    @Override
    public String name() {
        return "page-hinkley";
    }

    @Override
    boolean update(double loss) {
        taken++;
        mean += (loss - mean) / taken;
        sum = alpha * sum + loss - mean - tolerance;
        if (sum < lowest) {
            lowest = sum;
            lowestRow = rows();
        }
        return taken >= LEAST_ROWS && sum - lowest > threshold;
    }

    /** How far the sum is above its lowest. */
    double evidence() {
        return sum - lowest;
    }

    @Override
    long begun() {
        return lowestRow + 1;
    }

    @Override
    void clear() {
        taken = 0;
        mean = 0;
        sum = 0;
        lowest = Double.POSITIVE_INFINITY;
        lowestRow = 0;
    }

    @Override
    ChangeDetector fresh() {
        return new PageHinkley(tolerance, threshold, alpha, runLength());
    }

    @Override
    double[] kept() {
        return new double[] {taken, mean, sum, taken == 0 ? Double.NaN : lowest, lowestRow};
    }

    @Override
    void take(double[] kept) {
        taken = (long) kept[0];
        mean = kept[1];
        sum = kept[2];
        lowest = Double.isNaN(kept[3]) ? Double.POSITIVE_INFINITY : kept[3];
        lowestRow = (long) kept[4];
    }
}
