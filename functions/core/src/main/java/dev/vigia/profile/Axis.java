package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import org.jspecify.annotations.Nullable;

/**
 * One feature's part in the distance between a row and the reference rows. A row's cell is encoded as a code: the place
 * of its category, {@link #MISSING}, {@link #BROKEN}, or {@link #VALUE} with a standardised number.
 */
sealed interface Axis permits NumberAxis, CategoryAxis {
    int VALUE = -1;
    int MISSING = -2;
    int BROKEN = -3;
    /** The squared distance of what the baseline never had: five standard deviations. */
    float MOST_WEIGHT = 25;

    /** The column's place among those that are counted. */
    int column();

    /** The code of a cell. */
    int code(Column column, int row);

    /** The standardised number of a cell with code {@link #VALUE}; 0 of any other. */
    float number(Column column, int row);

    /** The codes of some rows' cells, and the standardised numbers of those with code {@link #VALUE}; 0 of the others. */
    default void read(Column column, int[] rows, int[] codes, float[] numbers) {
        for (int i = 0; i < rows.length; i++) {
            codes[i] = code(column, rows[i]);
            numbers[i] = codes[i] == VALUE ? number(column, rows[i]) : 0;
        }
    }

    /** The squared distance from a row with this code to any reference row that differs from it. */
    float weight(int code);

    /** Takes a code's weight from the distances of the reference rows that do not differ from it. */
    void nearer(int code, Distances distances);

    /** The standardised numbers of the reference rows; none of a category. Not a copy. */
    float[] references();

    /** The squared distance to one reference row. */
    float square(int code, float number, int reference);

    /** The reference rows' cells, numbers to about seven digits. */
    Column cells();

    void pack(PackWriter out);

    /**
     * How far apart differing categories are. A category as rare as is usual in its column weighs 2, as two random
     * rows of a standardised number do; a rarer one more, by twice its excess of surprise in nats.
     *
     * @param share the category's share of the baseline, above 0
     * @param entropy of the column, in nats
     */
    static float weight(double share, double entropy) {
        double excess = Math.max(0, -StrictMath.log(share) - entropy);
        double weight = Math.min(MOST_WEIGHT, 2 + 2 * excess);
        return Math.round(weight * 256) / 256f; // sums of such are exact, so that differences of them are
    }

    static @Nullable String text(Column column, int row) {
        return column.cell(row) == Cell.PRESENT && column instanceof TextColumn texts ? texts.value(row) : null;
    }

    static boolean isNumber(Column column, int row) {
        return column.cell(row) == Cell.PRESENT && column instanceof NumberColumn;
    }
}
