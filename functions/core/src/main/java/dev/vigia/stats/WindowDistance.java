package dev.vigia.stats;

/** The distance of shares by cell from those expected: Kolmogorov's and Smirnov's, or the total variation of groups. */
final class WindowDistance {
    private WindowDistance() {}

    static double[] shares(long[] counts) {
        double total = CellScores.total(counts);
        double[] shares = new double[counts.length];
        for (int cell = 0; cell < shares.length; cell++) {
            shares[cell] = counts[cell] / total;
        }
        return shares;
    }

    static double between(boolean ordered, CellGroups groups, double[] expected, double[] observed) {
        return ordered ? largestPartial(expected, observed) : totalVariation(groups, expected, observed);
    }

    private static double largestPartial(double[] expected, double[] observed) {
        double most = 0;
        double partial = 0;
        for (int cell = 0; cell < expected.length - 1; cell++) {
            partial += observed[cell] - expected[cell];
            most = Math.max(most, Math.abs(partial));
        }
        return most;
    }

    private static double totalVariation(CellGroups groups, double[] expected, double[] observed) {
        double[] differences = new double[groups.shares().length];
        for (int cell = 0; cell < expected.length; cell++) {
            differences[groups.groupOfCell()[cell]] += observed[cell] - expected[cell];
        }
        double sum = 0;
        for (double difference : differences) {
            sum += Math.abs(difference) / 2;
        }
        return sum;
    }
}
