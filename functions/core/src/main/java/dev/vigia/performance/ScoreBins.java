package dev.vigia.performance;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Bins of a probability: its quantiles in the reference, and between them an even grid for windows that lie elsewhere. They are a
 * function of the reference, which never changes, so that counts of different windows add up.
 */
final class ScoreBins {
    private static final int QUANTILES = 200;
    private static final int GRID = 50;

    private final double[] edges;

    /** @param scores the reference's probabilities, at least one */
    ScoreBins(double[] scores) {
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        DoubleStream quantiles =
                IntStream.range(1, QUANTILES).mapToDouble(q -> sorted[(int) ((long) q * sorted.length / QUANTILES)]);
        DoubleStream grid = IntStream.range(1, GRID).mapToDouble(step -> (double) step / GRID);
        edges = DoubleStream.concat(quantiles, grid).sorted().distinct().toArray();
    }

    int size() {
        return edges.length + 1;
    }

    /** The bin of a probability: an edge belongs to the bin above it. */
    int bin(double score) {
        int place = Arrays.binarySearch(edges, score);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
