package dev.vigia.profile;

import dev.vigia.stats.PrincipalComponents;
import java.util.Arrays;

/**
 * The errors of many rows at once: column by column over all of them, in floats, so that the loops are vectorised, and a
 * row's error is the same whichever rows are beside it. Not thread-safe.
 */
final class ReconstructionScorer {
    private final Reconstruction plane;
    private final int most;
    private final int columns;
    private final float[] standardised;
    private final float[] own;
    private final float[] along;
    private final float[] off;
    private final double[] errors;

    /** @param most how many rows there are at once at most */
    ReconstructionScorer(Reconstruction plane, int most) {
        this.plane = plane;
        this.most = most;
        columns = plane.columns();
        standardised = new float[columns * most];
        own = new float[most];
        along = new float[most];
        off = new float[most];
        errors = new double[most];
    }

    /**
     * The distances from the plane; not a copy.
     *
     * @param scores of {@link PairColumns}; a column's scores are together, {@code stride} from column to column
     */
    double[] errors(int[] scores, int stride, int size) {
        Arrays.fill(own, 0);
        Arrays.fill(off, 0);
        for (int i = 0; i < columns; i++) {
            standardise(scores, plane.used()[i] * stride, i, size);
        }
        for (float[] direction : plane.left()) {
            project(direction, size);
            for (int row = 0; row < size; row++) {
                off[row] += along[row] * along[row];
            }
        }
        for (int row = 0; row < size; row++) {
            errors[row] = off[row] > PrincipalComponents.ROUNDING * own[row] ? Math.sqrt(off[row]) : 0;
        }
        return errors;
    }

    private void standardise(int[] scores, int from, int column, int size) {
        float mean = plane.mean(column);
        float perDeviation = plane.perDeviation(column);
        int to = column * most;
        for (int row = 0; row < size; row++) {
            float value = (scores[from + row] - mean) * perDeviation;
            standardised[to + row] = value;
            own[row] += value * value;
        }
    }

    /** Four columns a loop, for sums are loaded and stored once for them. */
    private void project(float[] direction, int size) {
        Arrays.fill(along, 0);
        int i = 0;
        for (; i + 3 < columns; i += 4) {
            add(direction[i], direction[i + 1], direction[i + 2], direction[i + 3], i * most, size);
        }
        for (; i < columns; i++) {
            add(direction[i], i * most, size);
        }
    }

    private void add(float a, float b, float c, float d, int from, int size) {
        int second = from + most;
        int third = second + most;
        int fourth = third + most;
        for (int row = 0; row < size; row++) {
            along[row] += a * standardised[from + row]
                    + b * standardised[second + row]
                    + c * standardised[third + row]
                    + d * standardised[fourth + row];
        }
    }

    private void add(float weight, int from, int size) {
        for (int row = 0; row < size; row++) {
            along[row] += weight * standardised[from + row];
        }
    }
}
