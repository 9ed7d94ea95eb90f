package dev.vigia.multivariate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How well the domain classifier tells the rows of whole windows from the baseline's where nothing changed: their law where rows follow one
 * another, and every day is unlike the others. A window's AUC is a prediction from the earlier ones': Student's, on log odds (Hahn and Meeker 1991,
 * doi:10.1002/9780470316771), with the tail made heavier as those of dependent hours are.
 *
 * @param days from how many windows it was learned, from {@value #LEAST_DAYS}
 * @param centre their mean ln(AUC / (1 − AUC))
 * @param deviation how these vary, divisor {@code days − 1}
 * @param mostRows the most rows of one of them: no more of another are looked at, for more rows are told better
 */
public record DayLaw(int days, double centre, double deviation, int mostRows) {
    /** From fewer windows nothing is learned. */
    public static final int LEAST_DAYS = 10;

    /** Like the tests of dependent hours (core's RATIONALE, "Windows that depend on each other"). */
    private static final double LOG_TAIL_FACTOR = Math.log(8);

    private static final byte FORM = 1;

    /** A window in which nothing changed: the classifier's AUC, and of how many of its rows. */
    public record Day(double auc, long rows) {}

    public DayLaw {
        if (days < LEAST_DAYS || !Double.isFinite(centre) || !(deviation >= 0) || mostRows < 1) {
            throw new IllegalArgumentException(
                    "a law of " + days + " days, centre " + centre + ", deviation " + deviation + ", " + mostRows
                            + " rows: expected " + LEAST_DAYS + " days or more, finite numbers, a row or more");
        }
    }

    /** Learned from windows; empty of fewer than {@value #LEAST_DAYS}. */
    public static Optional<DayLaw> of(List<Day> days) {
        if (days.size() < LEAST_DAYS) {
            return Optional.empty();
        }
        double[] odds =
                days.stream().mapToDouble(day -> odds(day.auc(), day.rows())).toArray();
        double mean = Arrays.stream(odds).average().orElseThrow();
        double squares =
                Arrays.stream(odds).map(odd -> (odd - mean) * (odd - mean)).sum();
        long most = days.stream().mapToLong(Day::rows).max().orElseThrow();
        return Optional.of(new DayLaw(
                odds.length, mean, Math.sqrt(squares / (odds.length - 1)), Math.clamp(most, 1, Integer.MAX_VALUE)));
    }

    /** The log odds; of an AUC at either end, as if half a pair had been the other way. */
    private static double odds(double auc, long rows) {
        double least = 0.5 / Math.max(1, rows);
        double inside = Math.clamp(auc, least, 1 - least);
        return Math.log(inside / (1 - inside));
    }

    /**
     * ln of the chance of so high an AUC in a window in which nothing changed.
     *
     * @param error the standard error of that AUC: a window of fewer rows than those that were learned from varies more
     */
    double logPValue(double auc, double error, long rows) {
        double inside = Math.clamp(auc, 0.5 / Math.max(1, rows), 1 - 0.5 / Math.max(1, rows));
        double spread = Math.max(deviation, error / (inside * (1 - inside)));
        if (!(spread > 0)) {
            return 0;
        }
        double t = (odds(auc, rows) - centre) / (spread * Math.sqrt(1 + 1.0 / days));
        double p = TDistribution.of(days - 1.0).survivalProbability(t);
        return Math.min(0, Math.log(Math.max(p, Double.MIN_NORMAL)) + LOG_TAIL_FACTOR);
    }

    /** The AUC to expect where nothing changed, in (0, 1). */
    public double expected() {
        return 1 / (1 + Math.exp(-centre));
    }

    /** The binary form. */
    public byte[] pack() {
        return ByteBuffer.allocate(1 + 2 * Integer.BYTES + 2 * Double.BYTES)
                .put(FORM)
                .putInt(days)
                .putDouble(centre)
                .putDouble(deviation)
                .putInt(mostRows)
                .array();
    }

    /**
     * Reads {@link #pack()}.
     *
     * @throws IllegalArgumentException if the bytes are not of that form
     */
    public static DayLaw unpack(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        if (packed.length != 1 + 2 * Integer.BYTES + 2 * Double.BYTES || in.get() != FORM) {
            throw new IllegalArgumentException(
                    "packed law of days, " + packed.length + " bytes: expected 25 bytes of form " + FORM);
        }
        return new DayLaw(in.getInt(), in.getDouble(), in.getDouble(), in.getInt());
    }
}
