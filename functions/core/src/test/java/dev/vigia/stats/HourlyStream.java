package dev.vigia.stats;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/**
 * A seeded stream of one feature, counted by hour. Rows follow an AR(1) of unit variance; an hour of the day adds to
 * them. It starts on a Monday.
 */
final class HourlyStream {
    static final long MONDAY = 20_000L * 168 + 96; // hours from the epoch, which began on a Thursday

    private static final int GRID = 4096;
    private static final double REACH = 8;

    private final SplittableRandom random;
    private final double follow;
    private final double fresh;
    private final LongToDoubleFunction cycle;
    private final byte[] cellOfGrid;
    private final int cells;
    private double state;

    /**
     * A stream.
     *
     * @param follow the correlation of neighbouring rows, in [0, 1)
     * @param cycle what an hour, counted from the epoch, adds
     * @param cell the cell of a value
     */
    HourlyStream(
            long seed,
            double follow,
            LongToDoubleFunction cycle,
            int cells,
            java.util.function.DoubleToIntFunction cell) {
        random = new SplittableRandom(seed);
        this.follow = follow;
        fresh = Math.sqrt(1 - follow * follow);
        this.cycle = cycle;
        this.cells = cells;
        cellOfGrid = new byte[GRID];
        for (int i = 0; i < GRID; i++) {
            cellOfGrid[i] = (byte) cell.applyAsInt((i + 0.5) / GRID * 2 * REACH - REACH);
        }
        state = random.nextGaussian();
    }

    static double sine(long hour) {
        return 0.5 * Math.sin(2 * Math.PI * (hour % 24) / 24);
    }

    /** Half a deviation up on working days from eight to eighteen hours, half a deviation down else. */
    static double workingDay(long hour) {
        long ofWeek = (hour + 72) % 168;
        boolean works = ofWeek < 120 && ofWeek % 24 >= 8 && ofWeek % 24 < 18;
        return works ? 0.5 : -0.5;
    }

    static double none(long hour) {
        return 0;
    }

    /** The counts of an hour's rows, all of them moved by a number of deviations. */
    WindowCounts hour(long hour, int rows, double moved) {
        double add = cycle.applyAsDouble(hour) + moved;
        long[] counts = new long[cells];
        for (int row = 0; row < rows; row++) {
            state = follow * state + fresh * random.nextGaussian();
            int place = (int) ((state + add + REACH) * (GRID / (2 * REACH)));
            counts[cellOfGrid[Math.max(0, Math.min(GRID - 1, place))]]++;
        }
        return new WindowCounts(hour, counts);
    }
}
