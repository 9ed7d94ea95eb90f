package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mean rows from a rise of the error from .1 to its alarm, after 2,000 rows without one, at a run length of 100,000. */
class DelayTest {
    private static final int STREAMS = 300;

    private static double delay(int which, double rate, int baselineRows) {
        SplittableRandom random = new SplittableRandom(99);
        double sum = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            ErrorBaseline baseline = Streams.baseline(random, 0.1, baselineRows);
            ChangeDetector detector;
            do {
                detector = Streams.detectors(baseline, 100_000).get(which);
                Streams.feed(detector, random, 0.1, 2000);
            } while (detector.alarmed());
            sum += Streams.feed(detector, random, rate, 20_000);
        }
        return sum / STREAMS;
    }

    /** Bank, GLR, ADWIN, Page–Hinkley, HDDM-A: the most rows that each may take. */
    @ParameterizedTest
    @CsvSource({
        "0.2, 20000, 210 210 400 300 300",
        "0.3, 20000, 65 65 160 140 140",
        "0.15, 20000, 700 700 1500 1100 1100",
        "0.2, 2000, 230 230 400 300 300",
    })
    void alarmsSoonAfterARise(double rate, int baselineRows, String most) {
        String[] limits = most.split(" ");
        for (int which = 0; which < limits.length; which++) {
            double delay = delay(which, rate, baselineRows);
            assertThat(delay).as("detector %d", which).isLessThanOrEqualTo(Double.parseDouble(limits[which]));
        }
    }
}
