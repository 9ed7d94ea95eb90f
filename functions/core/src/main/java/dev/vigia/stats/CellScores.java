package dev.vigia.stats;

/**
 * Scores of a column's cells under a reference: the directions in which a window is compared with it. Each has mean 0
 * under the reference, so that a window's mean score tells how far it is away in that direction.
 */
final class CellScores {
    /** A direction is never stretched more than tenfold, where nearly all of a reference lies in one cell. */
    private static final double LEAST_VARIANCE = 0.01;

    private CellScores() {}

    /**
     * The Legendre polynomials of degree 1 to {@code directions} of the mid-rank of each ordered cell, centred and scaled
     * to variance 1 under the reference.
     *
     * @param reference counts by cell, not all 0
     * @param directions 1 to 3: about location, spread and skew
     */
    static double[][] smooth(long[] reference, int directions) {
        double[] ranks = midRanks(reference);
        double[][] scores = new double[directions][ranks.length];
        for (int d = 0; d < directions; d++) {
            for (int cell = 0; cell < ranks.length; cell++) {
                scores[d][cell] = legendre(d + 1, ranks[cell]);
            }
            standardise(scores[d], reference);
        }
        return scores;
    }

    /**
     * The indicators of groups of cells, all but the last, less their share of the reference, over the root of their share
     * of all references together.
     *
     * @param groupOfCell the group of each cell; that of the last direction and one more has none
     * @param overall the share of each group, above 0 but for the last
     */
    static double[][] cells(long[] reference, int[] groupOfCell, double[] overall) {
        int directions = overall.length - 1;
        double total = total(reference);
        double[][] scores = new double[directions][reference.length];
        for (int d = 0; d < directions; d++) {
            double share = 0;
            for (int cell = 0; cell < reference.length; cell++) {
                share += groupOfCell[cell] == d ? reference[cell] / total : 0;
            }
            for (int cell = 0; cell < reference.length; cell++) {
                scores[d][cell] = ((groupOfCell[cell] == d ? 1 : 0) - share) / Math.sqrt(overall[d]);
            }
        }
        return scores;
    }

    /** The root of the rows times their mean score, in each direction. */
    static double[] of(long[] counts, double rows, double[][] scores) {
        double total = total(counts);
        double[] z = new double[scores.length];
        for (int d = 0; d < z.length; d++) {
            for (int cell = 0; cell < counts.length; cell++) {
                z[d] += counts[cell] * scores[d][cell];
            }
            z[d] *= Math.sqrt(rows) / total;
        }
        return z;
    }

    static double total(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    private static double[] midRanks(long[] reference) {
        double total = total(reference);
        double[] ranks = new double[reference.length];
        double below = 0;
        for (int cell = 0; cell < ranks.length; cell++) {
            ranks[cell] = (below + reference[cell] / 2.0) / total;
            below += reference[cell];
        }
        return ranks;
    }

    private static double legendre(int degree, double u) {
        return switch (degree) {
            case 1 -> Math.sqrt(3) * (2 * u - 1);
            case 2 -> Math.sqrt(5) * (6 * u * u - 6 * u + 1);
            default -> Math.sqrt(7) * (20 * u * u * u - 30 * u * u + 12 * u - 1);
        };
    }

    private static void standardise(double[] scores, long[] reference) {
        double total = total(reference);
        double mean = 0;
        for (int cell = 0; cell < scores.length; cell++) {
            mean += scores[cell] * reference[cell] / total;
        }
        double variance = 0;
        for (int cell = 0; cell < scores.length; cell++) {
            scores[cell] -= mean;
            variance += scores[cell] * scores[cell] * reference[cell] / total;
        }
        double scale = Math.sqrt(Math.max(LEAST_VARIANCE, variance));
        for (int cell = 0; cell < scores.length; cell++) {
            scores[cell] /= scale;
        }
    }
}
