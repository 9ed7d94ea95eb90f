package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailCalibrationTest {
    private static double[] exponential(double mean) {
        SplittableRandom random = new SplittableRandom(7);
        return random.doubles(50_000).map(u -> -mean * Math.log(u)).toArray();
    }

    @Test
    void rightPValuesStayAsTheyAre() {
        TailCalibration tail = TailCalibration.of(exponential(1));
        assertThat(tail.rate()).isCloseTo(1, within(0.05));
        assertThat(tail.apply(-1)).isEqualTo(-1);
        assertThat(tail.apply(-12)).isCloseTo(-12, within(0.6));
    }

    /** p-values that are the square of right ones: the tail gives the root back. */
    @Test
    void tooSmallOnesBecomeLarger() {
        TailCalibration tail = TailCalibration.of(exponential(2));
        assertThat(tail.rate()).isCloseTo(0.5, within(0.03));
        assertThat(tail.apply(-24)).isCloseTo(-12, within(0.8));
        assertThat(tail.apply(tail.invert(-12))).isCloseTo(-12, within(1e-9));
    }

    @Test
    void tooLargeOnesAreNotMadeSmaller() {
        TailCalibration tail = TailCalibration.of(exponential(0.5));
        assertThat(tail.rate()).isEqualTo(1);
        assertThat(tail.apply(-9)).isEqualTo(-9);
    }

    @Test
    void fewAndEqualValuesTellNothing() {
        assertThat(TailCalibration.of(new double[99])).isEqualTo(TailCalibration.NONE);
        assertThat(TailCalibration.of(new double[1000]).apply(-5)).isEqualTo(-5);
        assertThatThrownBy(() -> new TailCalibration(-1, 1)).hasMessageContaining("expected 0 or more");
    }

    /** Of 0 to 99 the last two lie beyond 97, by 1 and 2: a rate of 2 in 3, and .02 is their share. */
    @Test
    void theTailIsTheLastFiftieth() {
        double[] each = new double[100];
        Arrays.setAll(each, i -> 99 - i);
        TailCalibration tail = TailCalibration.of(each);
        assertThat(tail.from()).isEqualTo(97);
        assertThat(tail.rate()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(tail.apply(-97)).isEqualTo(-97);
        assertThat(tail.apply(-103)).isCloseTo(Math.log(.02) - 4, within(1e-12));
        assertThat(tail.invert(-98)).isLessThan(-98);
        assertThat(tail.apply(tail.invert(-98))).isCloseTo(-98, within(1e-9));
    }
}
