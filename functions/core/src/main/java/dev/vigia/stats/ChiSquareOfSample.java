package dev.vigia.stats;

import java.util.Arrays;

/** X² of the smaller sample's counts, summed into groups, given the pooled counts. */
final class ChiSquareOfSample implements SampleStatistic {
    private final int[] groupOfCell;
    private final double[] expected;
    private final double[] sums;
    private final double factor;

    ChiSquareOfSample(TwoSampleCounts counts, int[] groupOfCell) {
        TwoSampleCounts groups = CellPooling.apply(counts, groupOfCell);
        this.groupOfCell = groupOfCell.clone();
        this.expected = new double[groups.cells()];
        this.sums = new double[groups.cells()];
        for (int group = 0; group < expected.length; group++) {
            expected[group] = groups.expectedInSmaller(group);
        }
        this.factor = (double) counts.total() / (counts.total() - counts.smallerTotal());
    }

    int degrees() {
        return expected.length - 1;
    }

    @Override
    public double of(long[] smaller) {
        Arrays.fill(sums, 0);
        for (int cell = 0; cell < smaller.length; cell++) {
            sums[groupOfCell[cell]] += smaller[cell];
        }
        double sum = 0;
        for (int group = 0; group < sums.length; group++) {
            double difference = sums[group] - expected[group];
            sum += difference * difference / expected[group];
        }
        return sum * factor;
    }
}
