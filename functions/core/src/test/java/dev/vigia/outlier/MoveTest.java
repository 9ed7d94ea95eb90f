package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.stats.AffineFit;
import dev.vigia.stats.BinnedSample;
import org.junit.jupiter.api.Test;

class MoveTest {
    /** From .12 deviations on and 3.3 errors, from 4 % of scale on and 2.7 errors; either way. */
    @Test
    void aMoveIsSeenBeyondItsFloorAndItsError() {
        for (int sign : new int[] {1, -1}) {
            assertThat(new Move(sign * .121, 0, 0, 0).isSeen()).isTrue();
            assertThat(new Move(sign * .119, 0, 0, 0).isSeen()).isFalse();
            assertThat(new Move(sign * .34, 0, .1, 0).isSeen()).isTrue();
            assertThat(new Move(sign * .32, 0, .1, 0).isSeen()).isFalse();
            assertThat(new Move(0, sign * .041, 0, 0).isSeen()).isTrue();
            assertThat(new Move(0, sign * .039, 0, 0).isSeen()).isFalse();
            assertThat(new Move(0, sign * .28, 0, .1).isSeen()).isTrue();
            assertThat(new Move(0, sign * .26, 0, .1).isSeen()).isFalse();
        }
    }

    /** 1.64 errors from .2 deviations or from a scale of 1.25 (its logarithm is .223). */
    @Test
    void whatMayBeAMoveThatCountsIsNear() {
        for (int sign = -1; sign <= 1; sign += 2) {
            assertThat(new Move(sign * .1, 0, .06, 0).isNear()).isFalse();
            assertThat(new Move(sign * .1, 0, .062, 0).isNear()).isTrue();
            assertThat(new Move(0, sign * .1, 0, .074).isNear()).isFalse();
            assertThat(new Move(0, sign * .1, 0, .076).isNear()).isTrue();
        }
    }

    /** 0 to 8 evenly: kurtosis 9 / 5, so the error of ln s is √((1.8 − 1) / 4) of the mean's. */
    @Test
    void plainStatisticsMoveByTheirDifferences() {
        BinnedSample even = new BinnedSample(new double[] {0, 4, 8}, new double[] {50, 50});
        Bulk before = new Bulk(even, 100, 0, 4, 2);
        Bulk now = new Bulk(even, 300, 0, 5, 3);

        Move move = Move.plain(before, now);

        double root = Math.sqrt(1 / 100.0 + 1 / 300.0);
        assertThat(move.shift()).isCloseTo(.5, within(1e-12));
        assertThat(move.logScale()).isCloseTo(Math.log(1.5), within(1e-12));
        assertThat(move.shiftError()).isCloseTo(root, within(1e-12));
        assertThat(move.logScaleError()).isCloseTo(root * Math.sqrt(.2), within(1e-12));
    }

    /** A deviation of 40 where the quartiles, 2 and 6, say that 1.5 × 4 / 1.349 is enough. */
    @Test
    void heavyTailsAreMeasuredByTheirQuartiles() {
        Bulk heavy = new Bulk(new BinnedSample(new double[] {0, 4, 8}, new double[] {50, 50}), 100, 0, 4, 40);
        double unit = 1.5 * 4 / 1.3489795;
        assertThat(heavy.unit()).isCloseTo(unit, within(1e-6));

        Move line = Move.of(new AffineFit(.1, .2, .01, .02, 100, 0), heavy);
        assertThat(line.shift()).isCloseTo(.1 * 40 / unit, within(1e-6));
        assertThat(line.logScale()).isEqualTo(.2);
        assertThat(line.shiftError()).isCloseTo(.01 * 40 / unit, within(1e-6));
        assertThat(line.logScaleError()).isEqualTo(.02);
        Move plain = Move.plain(heavy, new Bulk(heavy.inRange(), 100, 0, 8, 40));
        assertThat(plain.shift()).isCloseTo(4 / unit, within(1e-6));
        assertThat(plain.shiftError()).isCloseTo(Math.sqrt(.02) * 40 / unit, within(1e-6));
    }
}
