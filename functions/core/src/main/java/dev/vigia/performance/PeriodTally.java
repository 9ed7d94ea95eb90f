package dev.vigia.performance;

import dev.vigia.inference.Rows;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of one period's rows, at a size that does not grow with them. Not thread-safe. */
final class PeriodTally {
    /** Of how many predictions a distribution is taken; more make an area better by less than 10⁻⁴. */
    private static final int MOST_RANKS = 10_000;

    private final Kind kind;
    private final LabelSums sums;
    private final ScoreBins bins;
    private final long[] counts;
    private final double[] scores;
    private final @Nullable LossSample sample;
    private long predicted;

    /** @param sample takes the rows that a loss is estimated of; empty: none is */
    PeriodTally(Kind kind, BatchSums sums, Optional<LossSample> sample) {
        this.kind = kind;
        this.sums = sums.none();
        this.bins = sums.bins();
        this.counts = new long[kind.known() == Task.PROBABILITY ? bins.size() : 0];
        this.scores = new double[counts.length];
        this.sample = sample.orElse(null);
    }

    /** Adds a row; NaN: no prediction, or no truth yet. */
    void add(Rows rows, int row, double prediction, double truth) {
        if (!Double.isFinite(prediction)) {
            return;
        }
        if (kind.known() != Task.PROBABILITY) {
            predicted++;
        } else if (Kind.isProbability(prediction)) {
            predicted++;
            int bin = bins.bin(prediction);
            counts[bin]++;
            scores[bin] += prediction;
        }
        if (sample != null) {
            sample.add(rows, row, prediction, truth);
        }
        if (Double.isFinite(truth) && kind.isJudged(prediction, truth)) {
            sums.add(prediction, truth);
        }
    }

    /** Rows with a prediction of the model's kind. */
    long predicted() {
        return predicted;
    }

    LabelSums sums() {
        return sums;
    }

    /** What the measures of all rows are expected to be. */
    Estimation estimate(Estimator by) {
        return switch (kind.known()) {
            case PROBABILITY -> {
                double[] ranks = ranks();
                yield by.ofScores(ranks).narrowed(Math.sqrt((double) ranks.length / Math.max(1, predicted)));
            }
            case CLASSES -> Estimation.none(PerformanceReview.OF_CLASSES);
            case NUMBERS -> by.ofPart(Optional.ofNullable(sample));
        };
    }

    /** Predictions at even steps of their order, each as the mean of its bin. */
    private double[] ranks() {
        double[] ranks = new double[(int) Math.min(predicted, MOST_RANKS)];
        int bin = 0;
        long below = 0;
        for (int rank = 0; rank < ranks.length; rank++) {
            double place = (rank + 0.5) * predicted / ranks.length;
            while (below + counts[bin] <= place) {
                below += counts[bin++];
            }
            ranks[rank] = Math.min(1, scores[bin] / counts[bin]);
        }
        return ranks;
    }
}
