package dev.vigia.stream;

/**
 * ADWIN: a window of the latest rows that is cut wherever its older part's mean differs from its newer part's by more than a Bernstein
 * bound allows. The rows are kept as an exponential histogram, six buckets at most of each power of two. A cut with a higher newer mean is the
 * alarm, and the change is taken to have begun where the window begins after it; one with a lower newer mean only drops the older rows.
 *
 * <p>Cuts are looked for every 32nd row. The window holds at most about 30,000 rows, or old rows would make false alarms ever rarer, and
 * the stated run length would say nothing. It needs no baseline to run, only to be calibrated.
 *
 * <p>A. Bifet, R. Gavaldà, Learning from time-changing data with adaptive windowing, SIAM SDM 2007, doi:10.1137/1.9781611972771.42. Unbounded and
 * two-sided the same rows as river's {@code ADWIN}.
 */
public final class Adwin extends ChangeDetector {
    private static final int CLOCK = 32;
    private static final int GRACE = 10;
    private static final int LEAST_PART = 5;
    private static final long WIDEST = 30_000;

    private final double logConfidence;
    private final boolean bothSides;
    private final long widest;
    private final ExponentialHistogram window = new ExponentialHistogram();
    private long ticks;

    /**
     * A detector for a baseline, whose mean sets its confidence, and a run length.
     *
     * @param runLength in [1,000, 100,000] rows
     */
    public Adwin(ErrorBaseline baseline, double runLength) {
        this(Calibrated.ADWIN.at(baseline, runLength), false, WIDEST, runLength);
    }

    /** @param logConfidence ln(1/δ) */
    Adwin(double logConfidence, boolean bothSides, long widest, double runLength) {
        super(runLength);
        this.logConfidence = logConfidence;
        this.bothSides = bothSides;
        this.widest = widest;
    }

    /** As it is calibrated: a rise only, in a bounded window. */
    static Adwin at(double logConfidence) {
        return new Adwin(logConfidence, false, WIDEST, 0);
    }

    @Override
    public String name() {
        return "adwin";
    }

    @Override
    boolean update(double loss) {
        window.add(loss);
        if (window.width() > widest) {
            window.removeOldest();
        }
        ticks++;
        return ticks % CLOCK == 0 && window.width() > GRACE && cuts();
    }

    private boolean cuts() {
        boolean rose = false;
        double change = change();
        while (change != 0) {
            rose |= bothSides || change > 0;
            window.removeOldest();
            change = change();
        }
        return rose;
    }

    /** The sign of the newer part's mean less the older's at the oldest cut that the bound does not allow; 0 if there is none. */
    private double change() {
        double width = window.width();
        double log = Math.log(2 * Math.log(width)) + logConfidence;
        double spread = 2 * window.variance() / width * log;
        double total = window.total();
        double older = 0;
        double olderTotal = 0;
        for (int level = window.levels() - 1; level >= 0; level--) {
            double size = 1L << level;
            for (int bucket = 0; bucket < window.buckets(level); bucket++) {
                older += size;
                olderTotal += window.total(level, bucket);
                double newer = width - older;
                if (newer < LEAST_PART) {
                    return 0;
                }
                // Passed by all that passes, without a division: rest ≤ |change|, inverse ≥ width / (older · newer).
                double apart = total * older - olderTotal * width;
                if (apart * apart > spread * width * older * newer
                        && passes(Math.abs(apart) / older / newer, spread, log, older, newer)) {
                    return apart;
                }
            }
        }
        return 0;
    }

    private static boolean passes(double change, double spread, double log, double older, double newer) {
        if (older < LEAST_PART) {
            return false;
        }
        double inverse = 1 / (older - LEAST_PART + 1) + 1 / (newer - LEAST_PART + 1);
        double rest = change - 2.0 / 3 * log * inverse;
        return rest > 0 && rest * rest > spread * inverse;
    }

    @Override
    long begun() {
        return rows() - window.width() + 1;
    }

    @Override
    void clear() {
        window.clear();
        ticks = 0;
    }

    @Override
    ChangeDetector fresh() {
        return new Adwin(logConfidence, bothSides, widest, runLength());
    }

    @Override
    double[] kept() {
        double[] kept = window.kept();
        kept[0] = ticks;
        return kept;
    }

    @Override
    void take(double[] kept) {
        window.take(kept);
        ticks = (long) kept[0];
    }
}
