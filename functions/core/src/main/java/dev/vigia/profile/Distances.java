package dev.vigia.profile;

import java.util.Arrays;

/** A row's squared distances from all reference rows, from the features that are no numbers on. Not thread-safe. */
final class Distances {
    private final float[] squares;

    Distances(int rows) {
        squares = new float[rows];
    }

    /** From here on as far from each as from one that differs everywhere. */
    void start(float most) {
        Arrays.fill(squares, most);
    }

    /** Rows that do not differ in a feature are nearer by its weight. Weights' sums are exact, in any order. */
    void nearer(float weight, int[] rows) {
        for (int row : rows) {
            squares[row] -= weight;
        }
    }

    /** The same with the weight of each row, 0 where it differs: better where many do not. */
    void nearer(float[] weights) {
        for (int i = 0; i < squares.length; i++) {
            squares[i] -= weights[i];
        }
    }

    /** Not a copy. */
    float[] squares() {
        return squares;
    }

    /**
     * The least of some. None is below 0, so they order as their bits do, and a whole number's minimum needs no branch,
     * which would be mispredicted; in four strands, for each comparison waits for the one before it in its strand.
     */
    float least(int from, int to) {
        int a = bits(from);
        int b = a;
        int c = a;
        int d = a;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a = Math.min(a, bits(i));
            b = Math.min(b, bits(i + 1));
            c = Math.min(c, bits(i + 2));
            d = Math.min(d, bits(i + 3));
        }
        for (; i < to; i++) {
            a = Math.min(a, bits(i));
        }
        return Float.intBitsToFloat(Math.min(Math.min(a, b), Math.min(c, d)));
    }

    private int bits(int row) {
        return Float.floatToRawIntBits(squares[row]);
    }

    /** The first row from a place on that is this far away. */
    int first(int from, float square) {
        int row = from;
        while (squares[row] != square) {
            row++;
        }
        return row;
    }
}
