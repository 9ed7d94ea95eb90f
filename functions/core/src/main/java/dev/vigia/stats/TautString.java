package dev.vigia.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The modes that a distribution function has if it is told no closer than by a radius: the shortest string through the tube of that
 * radius around it has the fewest modes of all functions in the tube (Davies and Kovac 2001, doi:10.1214/aos/996986501). It has more
 * than one if and only if the radius is less than the dip, the distance to the nearest function with one mode (Hartigan and Hartigan
 * 1985, doi:10.1214/aos/1176346577).
 *
 * <p>Of a function that is known at some points only, these are the modes of all functions through them: never more than those of the
 * values themselves, so that a level of the dip's law holds.
 */
public final class TautString {
    /** How far the string is fixed beyond either end, in ranges: far enough to leave the ends free. */
    private static final double FAR = 1e9;

    private final double[] x;
    private final double[] low;
    private final double[] high;

    private TautString(double[] x, double[] f, double radius) {
        int last = x.length + 1;
        double far = FAR * Math.max(x[x.length - 1] - x[0], Double.MIN_NORMAL);
        this.x = new double[last + 1];
        low = new double[last + 1];
        high = new double[last + 1];
        System.arraycopy(x, 0, this.x, 1, x.length);
        this.x[0] = x[0] - far;
        this.x[last] = x[x.length - 1] + far;
        for (int i = 1; i < last; i++) {
            low[i] = Math.max(0, f[i - 1] - radius);
            high[i] = Math.min(1, f[i - 1] + radius);
        }
        low[last] = 1;
        high[last] = 1;
    }

    /**
     * Where the modes part: the middle of each stretch that is flatter than one before it and one behind it. Empty if there is one
     * mode, or fewer than two points.
     *
     * @param x rising, finite
     * @param f the share of values at or below each, rising or equal, in [0, 1]
     * @param radius above 0
     * @return rising, within the points' range
     */
    public static double[] valleys(double[] x, double[] f, double radius) {
        if (x.length != f.length) {
            throw new IllegalArgumentException(f.length + " shares: expected as many as points, " + x.length);
        }
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius " + radius + ": expected more than 0");
        }
        return x.length < 2 ? new double[0] : new TautString(x, f, radius).valleys();
    }

    private double[] valleys() {
        List<double[]> knots = knots();
        List<Double> valleys = new ArrayList<>();
        boolean fell = false;
        int flattest = 0;
        for (int i = 1; i + 1 < knots.size(); i++) {
            double before = slope(knots.get(i - 1), knots.get(i));
            double after = slope(knots.get(i), knots.get(i + 1));
            if (after < before) {
                fell = true;
                flattest = i;
            } else if (after > before && fell) {
                valleys.add((knots.get(flattest)[0] + knots.get(i)[0]) / 2);
                fell = false;
            }
        }
        return valleys.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double slope(double[] from, double[] to) {
        return (to[1] - from[1]) / (to[0] - from[0]);
    }

    /** Straight on as far as the tube allows, then around the point that is in the way. */
    private List<double[]> knots() {
        List<double[]> knots = new ArrayList<>();
        double[] knot = {x[0], 0};
        int at = 0;
        knots.add(knot);
        while (at < x.length - 1) {
            double steepest = Double.POSITIVE_INFINITY;
            double flattest = Double.NEGATIVE_INFINITY;
            int above = at;
            int below = at;
            double[] next = {};
            for (int i = at + 1; i < x.length && next.length == 0; i++) {
                double up = (high[i] - knot[1]) / (x[i] - knot[0]);
                double down = (low[i] - knot[1]) / (x[i] - knot[0]);
                if (up < flattest) {
                    next = new double[] {x[below], low[below]};
                    at = below;
                } else if (down > steepest) {
                    next = new double[] {x[above], high[above]};
                    at = above;
                } else {
                    if (up <= steepest) {
                        steepest = up;
                        above = i;
                    }
                    if (down >= flattest) {
                        flattest = down;
                        below = i;
                    }
                }
            }
            if (next.length == 0) {
                next = new double[] {x[x.length - 1], 1};
                at = x.length - 1;
            }
            knot = next;
            knots.add(knot);
        }
        return knots;
    }
}
