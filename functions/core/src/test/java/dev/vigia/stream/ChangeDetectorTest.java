package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeDetectorTest {
    private static final ErrorBaseline TENTH = new ErrorBaseline(0.1, 20_000);

    private static final double RUN_LENGTH = 100_000;

    static List<ChangeDetector> detectors() {
        return Streams.detectors(TENTH, RUN_LENGTH);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void findsAChangeAndWhereItBegan(ChangeDetector detector) {
        SplittableRandom random = new SplittableRandom(5);
        Streams.feed(detector, random, 0.1, 500);
        Streams.feed(detector, random, 0.5, 400);

        assertThat(detector.alarmed()).isTrue();
        assertThat(detector.since()).isBetween(detector instanceof Adwin ? 300L : 400L, 560L);
        assertThat(detector.rows()).isBetween(505L, 700L);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aFallingErrorIsNoAlarm(ChangeDetector detector) {
        SplittableRandom random = new SplittableRandom(6);
        Streams.feed(detector, random, 0.1, 300);
        Streams.feed(detector, random, 0.01, 3000);

        assertThat(detector.rows()).isEqualTo(3300);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void goesOnFromItsStateAsIfItHadNotStopped(ChangeDetector detector) {
        ChangeDetector parts = detector.resumed(detector.state());
        SplittableRandom random = new SplittableRandom(7);
        int alarms = 0;
        for (int row = 0; row < 20_000; row++) {
            double loss = random.nextDouble() < (row / 2000 % 2 == 0 ? 0.1 : 0.35) ? random.nextInt(1, 5) / 4.0 : 0;
            boolean alarm = detector.add(loss);
            alarms += alarm ? 1 : 0;
            if (row % 37 == 0) {
                parts = parts.resumed(parts.state());
            }
            assertThat(parts.add(loss)).isEqualTo(alarm);
        }
        assertThat(alarms).isPositive();
        assertThat(parts.state()).isEqualTo(detector.state());
        assertThat(parts.since()).isEqualTo(detector.since()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void refusesWhatIsNoLossAndTheStateOfAnother(ChangeDetector detector) {
        for (double loss : new double[] {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> detector.add(loss))
                    .withMessageContaining("expected a number in [0, 1]");
        }
        assertThat(detector.rows()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.resumed(new DetectorState("kswin", List.of())))
                .withMessageContaining("kswin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.resumed(new DetectorState(detector.name(), List.of(1.0))))
                .withMessageContaining("has 1 numbers");
        assertThat(detector.runLength()).isEqualTo(RUN_LENGTH);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void onlyErrorsAndNoErrorsAreStreamsToo(ChangeDetector detector) {
        for (int row = 0; row < 1000; row++) {
            assertThat(detector.add(0)).isFalse();
        }
        Streams.feed(detector, new SplittableRandom(1), 1, 200);
        assertThat(detector.alarmed()).isTrue();
    }

    /** By hand: three wrong rows after right ones lift the chart of odds × 4 to 3 (ln 4 − ln 1.3). */
    @Test
    void theBankIsItsHighestChart() {
        CusumBank detector = new CusumBank(0.1, 100, 1);
        for (double loss : new double[] {0, 0, 0, 1, 1, 1}) {
            detector.add(loss);
        }
        assertThat(detector.evidence()).isCloseTo(3 * Math.log(4 / 1.3), within(1e-12));
        assertThat(detector.begun()).isEqualTo(4);
    }

    @Test
    void refusesBaselinesAndRunLengthsItIsNotCalibratedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBaseline(0.1, 999));
        assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBaseline(Double.NaN, 5000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageHinkley(new ErrorBaseline(0.001, 1_000_000), 10_000))
                .withMessageContaining("where thresholds are calibrated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CusumBank(TENTH, 999))
                .withMessageContaining("999");
    }
}
