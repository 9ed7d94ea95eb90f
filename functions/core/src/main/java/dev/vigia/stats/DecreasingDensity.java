package dev.vigia.stats;

/**
 * Whether a sample may have a density that only decreases from a place on: the distance between the distribution function and its
 * least concave majorant, which is Grenander's estimate then (doi:10.1080/03461238.1956.10414944), as in Hartigan's dip
 * (doi:10.1214/aos/1176346577).
 */
public final class DecreasingDensity {
    /** The distance times √n that one in a hundred samples of an exponential or half of a normal tail exceeds. */
    private static final double CRITICAL = 1;

    private DecreasingDensity() {}

    /**
     * Whether a sample may have one; true of fewer than three values.
     *
     * @param distances of the values from the place, 0 or more, rising
     * @param rows how many rows each stands for, more than 0; as many as distances
     * @param step how far apart values lie that are rounded; rows of equal ones are spread as far inwards, no farther than to the next
     */
    public static boolean isPlausible(double[] distances, double[] rows, double step) {
        return distance(distances, rows, step) * Math.sqrt(effectiveRows(rows)) < CRITICAL;
    }

    /** (Σw)² / Σw² (Kish). */
    private static double effectiveRows(double[] rows) {
        double sum = 0;
        double squares = 0;
        for (double row : rows) {
            sum += row;
            squares += row * row;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** The greatest height of the least concave majorant over the distribution function at its values, in [0, 1). */
    static double distance(double[] distances, double[] rows, double step) {
        int n = distances.length;
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        int points = 1;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            boolean isNext = distances[i] > x[points - 1];
            boolean isTied = i + 1 < n && distances[i + 1] == distances[i];
            if (isNext && isTied && distances[i] - step > x[points - 1]) {
                x[points] = distances[i] - step;
                y[points++] = sum;
            }
            sum += rows[i];
            points += isNext ? 1 : 0;
            x[points - 1] = distances[i];
            y[points - 1] = sum;
        }
        int[] hull = new int[points];
        int corners = 0;
        double most = 0;
        for (int i = 0; i < points; i++) {
            while (corners > 1 && isBelow(x, y, hull[corners - 2], hull[corners - 1], i)) {
                corners--;
            }
            hull[corners++] = i;
        }
        for (int corner = 1; corner < corners; corner++) {
            int from = hull[corner - 1];
            int to = hull[corner];
            for (int i = from + 1; i < to; i++) {
                double height = y[from] + (y[to] - y[from]) * (x[i] - x[from]) / (x[to] - x[from]);
                most = Math.max(most, height - y[i]);
            }
        }
        return sum == 0 ? 0 : most / sum;
    }

    private static boolean isBelow(double[] x, double[] y, int from, int middle, int to) {
        return (y[middle] - y[from]) * (x[to] - x[from]) <= (y[to] - y[from]) * (x[middle] - x[from]);
    }
}
