package dev.vigia.stats;

/** −ln p of {@link AndersonDarlingTwoSample} from the smaller sample's counts, given the pooled counts. */
final class AndersonDarlingOfSample implements SampleStatistic {
    /** Knots of ln p at (i/4)²; between them it is interpolated in the root, which keeps its order. */
    private static final int KNOTS = 33;

    private final double[] weight;
    private final double[] expected;
    private final double factor;
    private final double[] logSurvival = new double[KNOTS];
    private final double slope;

    AndersonDarlingOfSample(TwoSampleCounts counts) {
        AndersonDarlingLaw law = AndersonDarlingLaw.of(counts);
        this.weight = new double[counts.cells()];
        this.expected = new double[counts.cells()];
        double share = (double) counts.smallerTotal() / counts.total();
        long below = 0;
        for (int cell = 0; cell < weight.length; cell++) {
            weight[cell] = law.weight(cell);
            expected[cell] = (below + 0.5 * counts.pooled(cell)) * share;
            below += counts.pooled(cell);
        }
        double total = counts.total();
        double larger = total - counts.smallerTotal();
        this.factor = (total - 1) / larger / counts.smallerTotal();
        for (int i = 0; i < KNOTS; i++) {
            logSurvival[i] = law.logSurvival(i * i / 16.0);
        }
        this.slope = 0.5 / law.largestEigenvalue();
    }

    @Override
    public double of(long[] smaller) {
        double sum = 0;
        long below = 0;
        for (int cell = 0; cell < smaller.length; cell++) {
            double difference = below + 0.5 * smaller[cell] - expected[cell];
            sum += weight[cell] * difference * difference;
            below += smaller[cell];
        }
        return -logSurvival(sum * factor);
    }

    private double logSurvival(double statistic) {
        double knot = 4 * Math.sqrt(statistic);
        int left = (int) knot;
        if (left >= KNOTS - 1) {
            double last = (KNOTS - 1) / 4.0;
            return logSurvival[KNOTS - 1] - slope * (statistic - last * last);
        }
        return logSurvival[left] + (knot - left) * (logSurvival[left + 1] - logSurvival[left]);
    }
}
