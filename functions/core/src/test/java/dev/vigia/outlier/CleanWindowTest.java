package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.profile.Baseline;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CleanWindowTest {
    private static final int SIZE = 20_000;
    private static final double[] NORMAL = Pairs.normal(SIZE, 50, 10);
    private static final Baseline BASELINE = Pairs.baseline(NORMAL);

    private static boolean isClean(double... window) {
        return CleanWindow.is(Pairs.of(BASELINE, window));
    }

    /** The reference's values in deviations from its mean, changed. */
    private static double[] changed(DoubleUnaryOperator change) {
        return Pairs.map(NORMAL, x -> 50 + 10 * change.applyAsDouble((x - 50) / 10));
    }

    @Test
    void theBaselineUnderAnyLineIsClean() {
        assertThat(isClean(NORMAL)).isTrue();
        assertThat(isClean(changed(z -> z + .5))).isTrue();
        assertThat(isClean(changed(z -> .6 * z - .8))).isTrue();
        assertThat(isClean(changed(z -> 1.4 * z))).isTrue();
        assertThat(isClean(changed(z -> 100 * z + 40))).as("beyond the bins").isTrue();
    }

    /** Its mean is .13 interquartile ranges above its median by itself. */
    @Test
    void aSkewedBaselineUnderAnyLineIsClean() {
        double[] skewed = Pairs.map(Pairs.normal(SIZE, 0, .5), Math::exp);
        Baseline baseline = Pairs.baseline(skewed);
        assertThat(CleanWindow.is(Pairs.of(baseline, skewed))).isTrue();
        assertThat(CleanWindow.is(Pairs.of(baseline, Pairs.map(skewed, x -> 1.1 * x + .2))))
                .isTrue();
        double[] mirrored = Pairs.map(skewed, x -> 2 - x);
        assertThat(CleanWindow.is(Pairs.of(baseline, mirrored))).isFalse();
    }

    /** The farthest of 20,000 normal values are 4.06 deviations away: up to 5.27 are usual, and 2.84 at least. */
    @Test
    void anEndFurtherOrNearerThanTheBaselinesIsNotClean() {
        double[] far = NORMAL.clone();
        far[SIZE - 1] = 50 + 10 * 5.2;
        assertThat(isClean(far)).isTrue();
        far[SIZE - 1] = 50 + 10 * 5.4;
        assertThat(isClean(far)).isFalse();
        far = NORMAL.clone();
        far[0] = 50 - 10 * 5.2;
        assertThat(isClean(far)).isTrue();
        far[0] = 50 - 10 * 5.4;
        assertThat(isClean(far)).isFalse();
        assertThat(isClean(changed(z -> Math.min(2.95, z)))).isTrue();
        assertThat(isClean(changed(z -> Math.min(2.7, z)))).isFalse();
        assertThat(isClean(changed(z -> Math.max(-2.95, z)))).isTrue();
        assertThat(isClean(changed(z -> Math.max(-2.7, z)))).isFalse();
    }

    /** Values lie further beyond the quartiles by so much: ln of the deviation's ratio is .082, .119, −.077 and −.104. Limit: .06 + 3 √(2 / 20,000) = .09. */
    @Test
    void aDeviationThatWidensMoreThanTheQuartilesIsNotClean() {
        assertThat(isClean(changed(z -> outer(z, 1.17)))).isTrue();
        assertThat(isClean(changed(z -> outer(z, 1.25)))).isFalse();
        assertThat(isClean(changed(z -> outer(z, .85)))).isTrue();
        assertThat(isClean(changed(z -> outer(z, .8)))).isFalse();
    }

    private static double outer(double z, double times) {
        double quartile = .6745;
        return Math.abs(z) > quartile ? Math.signum(z) * (quartile + times * (Math.abs(z) - quartile)) : z;
    }

    /** One side wider and the other narrower by s pulls the mean by .80 s deviations, .59 s interquartile ranges. Limit: .04 + .03. */
    @Test
    void aMeanThatIsPulledFromTheMedianIsNotClean() {
        assertThat(isClean(changed(z -> z > 0 ? 1.1 * z : .9 * z))).isTrue();
        assertThat(isClean(changed(z -> z > 0 ? 1.14 * z : .86 * z))).isFalse();
        assertThat(isClean(changed(z -> z < 0 ? 1.14 * z : .86 * z))).isFalse();
    }

    /** The same of 500 values and 500 is chance: 3 √(2 / 500) = .19. */
    @Test
    void amongFewValuesShapesDifferByChance() {
        double[] few = Pairs.normal(500, 0, 1);
        assertThat(CleanWindow.is(Pairs.of(few, Pairs.map(few, z -> z > 0 ? 1.14 * z : .86 * z))))
                .isTrue();
    }

    @Test
    void withoutSpreadNothingIsClean() {
        assertThat(isClean(Pairs.times(1_000, 50))).isFalse();
    }

    /** Zeros are a share of their own, whatever it is; the others are clean or not by themselves. */
    @Test
    void besideZerosThatAreApartTheOthersAreLookedAt() {
        double[] others = Pairs.normal(4_000, 20, 4);
        double[] zeros = Pairs.times(1_000, 0);
        Baseline baseline = Pairs.baseline(Pairs.join(zeros, others));
        double[] moved = Pairs.map(others, x -> 1.1 * x + 3);
        assertThat(isClean(baseline, zeros, others)).isTrue();
        assertThat(isClean(baseline, zeros, moved)).isTrue();
        assertThat(isClean(baseline, Pairs.times(2_000, 0), moved)).isTrue();
        assertThat(isClean(baseline, zeros, moved, Pairs.times(40, 60)))
                .as("far above")
                .isFalse();
        assertThat(isClean(baseline, zeros, moved, Pairs.times(200, .5)))
                .as("far below")
                .isFalse();
        assertThat(isClean(baseline, zeros, moved, Pairs.times(2, -30)))
                .as("below zero")
                .isFalse();
        assertThat(isClean(baseline, zeros, Pairs.map(others, x -> x + 60)))
                .as("quartiles beyond the bins")
                .isFalse();
    }

    private static boolean isClean(Baseline baseline, double[]... window) {
        return CleanWindow.is(Pairs.of(baseline, Pairs.join(window)));
    }

    /** A fifth of the values three deviations higher is a shoulder that no end and no quartile shows. */
    @Test
    void aShoulderIsAnotherShape() {
        double[] shoulder = Pairs.join(Pairs.normal(16_000, 50, 10), Pairs.normal(4_000, 80, 10));
        assertThat(isClean(shoulder)).isFalse();
    }

    /** So far out that sums are not exact. */
    @Test
    void whatSumsCannotTellIsNotClean() {
        double[] sevens = Pairs.times(SIZE, 7);
        sevens[0] = 8;
        sevens[1] = 6;
        double[] far = Pairs.map(sevens, x -> 7 + 1e12 * (x - 7));
        ColumnPair pair = Pairs.of(sevens, far);
        assertThat(pair.window().saturated()).isTrue();
        assertThat(CleanWindow.is(pair)).isFalse();
    }

    /** Whole numbers: by middle ranks, so that a step of the median from one to the next is no pull. */
    @Test
    void amongWholeNumbersQuartilesAreSmooth() {
        double[] whole = Pairs.map(Pairs.normal(SIZE, 50, 3), Math::rint);
        Baseline baseline = Pairs.baseline(whole);
        for (double shift : new double[] {0, .2, .4, .6, .8, 1}) {
            double[] window = Pairs.map(Pairs.normal(SIZE, 50 + shift, 3), Math::rint);
            assertThat(CleanWindow.is(Pairs.of(baseline, window)))
                    .as("shift %s", shift)
                    .isTrue();
        }
    }
}
