package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trees on gradients that were worked out by hand: the ridge is 5, of categories' gains 300. */
class BinTreeGrowerTest {
    private static final double RATE = 0.1;

    private static BinnedColumns columns(boolean named, byte[]... columns) {
        boolean[] all = new boolean[columns.length];
        Arrays.fill(all, named);
        return new BinnedColumns(columns, all);
    }

    /** The bins of a feature: so many rows of each, one after the other. */
    private static byte[] bins(int... sizes) {
        byte[] column = new byte[IntStream.of(sizes).sum()];
        int at = 0;
        for (int bin = 0; bin < sizes.length; bin++) {
            Arrays.fill(column, at, at + sizes[bin], (byte) bin);
            at += sizes[bin];
        }
        return column;
    }

    private static BinTree grown(BinTreeGrower grower, int rows, IntToDoubleFunction g) {
        double[] h = new double[rows];
        Arrays.fill(h, 1);
        return grower.grow(IntStream.range(0, rows).mapToDouble(g).toArray(), h, RATE);
    }

    private static int[] all(BinnedColumns bins) {
        return IntStream.range(0, bins.rows()).toArray();
    }

    /** 100 rows of −1 and 100 of +1: a gain of 100²/105 twice, and leaves of a tenth of 100/105. */
    @Test
    void oneSplitTakesTheGainOfBothSides() {
        BinnedColumns bins = columns(false, bins(0, 100, 100));
        BinTreeGrower grower = new BinTreeGrower(bins, all(bins));
        BinTree tree = grown(grower, 200, row -> row < 100 ? -1 : 1);
        assertThat(grower.gains()).containsExactly(new double[] {2 * 10_000 / 105.0}, within(1e-9));
        assertThat(tree.value(bins, 0)).isCloseTo(RATE * 100 / 105, within(1e-12));
        assertThat(tree.value(bins, 199)).isCloseTo(-RATE * 100 / 105, within(1e-12));
        grown(grower, 200, row -> row < 100 ? -1 : 1);
        assertThat(grower.gains()[0]).as("of all trees").isCloseTo(4 * 10_000 / 105.0, within(1e-9));
    }

    /** Of three bins the middle one differs: bins without an order can be set apart at once. */
    @Test
    void categoriesAreSplitByTheirMeanGradient() {
        byte[] column = bins(0, 400, 400, 400);
        IntToDoubleFunction g = row -> row / 400 == 1 ? -1 : 1;
        BinnedColumns named = columns(true, column);
        BinTreeGrower grower = new BinTreeGrower(named, all(named));
        BinTree tree = grown(grower, 1_200, g);
        double gain = 160_000 / 700.0 + 640_000 / 1_100.0 - 160_000 / 1_500.0;
        assertThat(grower.gains()[0]).isCloseTo(gain, within(1e-9));
        assertThat(tree.value(named, 400)).isCloseTo(RATE * 400 / 405, within(1e-12));
        assertThat(tree.value(named, 0)).isCloseTo(-RATE * 800 / 805, within(1e-12));
        assertThat(tree.leaf(named, 0)).isEqualTo(tree.leaf(named, 1_199));

        BinnedColumns ordered = columns(false, column);
        BinTreeGrower second = new BinTreeGrower(ordered, all(ordered));
        BinTree twice = grown(second, 1_200, g);
        double first = 160_000 / 405.0 + 0 - 160_000 / 1_205.0;
        assertThat(second.gains()[0]).isCloseTo(first + 2 * 160_000 / 405.0, within(1e-9));
        assertThat(twice.leaf(ordered, 0)).isNotEqualTo(twice.leaf(ordered, 1_199));
    }

    /**
     * 100 rows more are taken for each category's mean: −12 / 104 of four rows lies between −200 / 500 and 400 / 500, though
     * −3 alone were the least.
     */
    @Test
    void categoriesOfFewRowsAreNearTheMiddle() {
        BinnedColumns named = columns(true, bins(4, 400, 400));
        IntToDoubleFunction g = row -> row < 4 ? -3 : row < 404 ? -.5 : 1;
        BinTree tree = grown(new BinTreeGrower(named, all(named), 400), 804, g);
        assertThat(tree.leaf(named, 4)).isEqualTo(tree.leaf(named, 0)).isNotEqualTo(tree.leaf(named, 404));
        BinTreeGrower few = new BinTreeGrower(named, all(named), 4);
        BinTree twice = grown(few, 804, g);
        double first = 212.0 * 212 / 704 + 400.0 * 400 / 700 - 188.0 * 188 / 1_104;
        assertThat(few.gains()[0]).isCloseTo(first, within(1e-9));
        assertThat(twice.leaf(named, 4)).isEqualTo(twice.leaf(named, 0));
    }

    @Test
    void eitherSideOfASplitHasTheLeastRows() {
        BinnedColumns bins = columns(false, bins(10, 990));
        IntToDoubleFunction g = row -> row < 10 ? -1 : 1;
        BinTree split = grown(new BinTreeGrower(bins, all(bins), 10), 1_000, g);
        assertThat(split.value(bins, 0)).isCloseTo(RATE * 10 / 15, within(1e-12));
        BinTreeGrower grower = new BinTreeGrower(bins, all(bins), 11);
        BinTree whole = grown(grower, 1_000, g);
        assertThat(grower.gains()).containsExactly(0);
        assertThat(whole.value(bins, 0)).isCloseTo(-RATE * 980 / 1_005, within(1e-12));
        assertThat(whole.value(bins, 999)).isEqualTo(whole.value(bins, 0));
        BinnedColumns turned = columns(false, bins(990, 10));
        BinTreeGrower other = new BinTreeGrower(turned, all(turned), 11);
        grown(other, 1_000, row -> row < 990 ? 1 : -1);
        assertThat(other.gains()).containsExactly(0);
    }

    /** One row of 80, but from 3 to 60. */
    @Test
    void theLeastRowsFollowFromHowManyThereAre() {
        assertThat(isSplit(5, 400)).isTrue();
        assertThat(isSplit(4, 400)).isFalse();
        assertThat(isSplit(3, 40)).isTrue();
        assertThat(isSplit(2, 40)).isFalse();
        assertThat(isSplit(60, 8_000)).isTrue();
        assertThat(isSplit(59, 8_000)).isFalse();
    }

    private static boolean isSplit(int few, int rows) {
        BinnedColumns bins = columns(false, bins(few, rows - few));
        BinTreeGrower grower = new BinTreeGrower(bins, all(bins));
        grown(grower, rows, row -> row < few ? -1 : 1);
        return grower.gains()[0] > 0;
    }

    /** Four features, each of which counts twice as much as the one before: sixteen leaves, in order. */
    @Test
    void fourLevelsMakeSixteenLeaves() {
        int rows = 32_000;
        byte[][] columns = new byte[4][rows];
        for (int row = 0; row < rows; row++) {
            for (int feature = 0; feature < 4; feature++) {
                columns[feature][row] = (byte) (1 + (row >> feature & 1));
            }
        }
        BinnedColumns bins = columns(false, columns);
        BinTreeGrower grower = new BinTreeGrower(bins, all(bins));
        BinTree tree = grown(grower, rows, row -> (row & 15) - 7.5);
        for (int row = 0; row < 16; row++) {
            assertThat(tree.leaf(bins, row)).isEqualTo(row);
            assertThat(tree.value(bins, row)).isCloseTo(-RATE * 2_000 * (row - 7.5) / 2_005, within(1e-9));
        }
        double[] gains = grower.gains();
        assertThat(gains[3]).isGreaterThan(3 * gains[2]);
        assertThat(gains[1]).isGreaterThan(3 * gains[0]);
        gains[0] = -1;
        assertThat(grower.gains()[0]).isPositive();
    }

    /** What is learned from some rows is told of all; a bin that no such row has goes with the right side. */
    @Test
    void aTreeIsLearnedFromSomeRows() {
        BinnedColumns bins = columns(false, bins(5, 100, 100, 5));
        int[] some = IntStream.range(5, 205).toArray();
        BinTree tree = grown(new BinTreeGrower(bins, some), 200, row -> row < 100 ? -1 : 1);
        assertThat(tree.value(bins, 5)).isCloseTo(RATE * 100 / 105, within(1e-12));
        assertThat(tree.leaf(bins, 209)).isNotEqualTo(tree.leaf(bins, 5));
        assertThat(bins.bin(0, 209)).isEqualTo(3);
    }

    @Test
    void columnsOfUnequalSizesAreRefused() {
        assertThatThrownBy(() -> columns(false, bins(3), bins(2))).hasMessageContaining("2 rows beside 3");
        assertThatThrownBy(() -> new BinnedColumns(new byte[2][3], new boolean[1]))
                .hasMessageContaining("2 features, 1 told");
        assertThat(columns(true).rows()).isZero();
        assertThat(columns(true, bins(3), bins(2, 1)).features()).isEqualTo(2);
        assertThat(columns(true, bins(3), bins(2, 1)).rows()).isEqualTo(3);
    }
}
