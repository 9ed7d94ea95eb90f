package dev.vigia.profile;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The reference rows that hold one category, or nothing, in a feature: listed where they are few, else as a column. */
final class EqualRows {
    /** A list of so many takes longer than a loop over all rows, which is vectorised. */
    private static final int MANY = 64;

    private final float weight;
    private final int[] rows;
    private final float[] weights;

    EqualRows(int size, IntPredicate equal, float weight) {
        this.weight = weight;
        int[] found = IntStream.range(0, size).filter(equal).toArray();
        boolean many = found.length > MANY;
        rows = many ? new int[0] : found;
        weights = new float[many ? size : 0];
        for (int row : many ? found : rows) {
            if (many) {
                weights[row] = weight;
            }
        }
    }

    void nearer(Distances distances) {
        if (weights.length > 0) {
            distances.nearer(weights);
        } else {
            distances.nearer(weight, rows);
        }
    }
}
