package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a change a first alarm comes within the run length in 63.2 % of streams: held against other seeds than the tables'. */
class RunLengthTest {
    private static final double ALARMED = 1 - Math.exp(-1);

    /** The binomial's three and a half deviations. */
    private static double slack(int streams) {
        return 3.5 * Math.sqrt(ALARMED * (1 - ALARMED) / streams);
    }

    private static double alarmed(int which, double rate, int baselineRows, double runLength, int streams) {
        SplittableRandom random = new SplittableRandom((long) (rate * 1000) + 77);
        int alarms = 0;
        for (int stream = 0; stream < streams; stream++) {
            ErrorBaseline baseline = baselineRows == 0
                    ? new ErrorBaseline(rate, ErrorBaseline.KNOWN)
                    : Streams.baseline(random, rate, baselineRows);
            ChangeDetector detector = Streams.detectors(baseline, runLength).get(which);
            Streams.feed(detector, random, rate, (long) runLength);
            alarms += detector.alarmed() ? 1 : 0;
        }
        return (double) alarms / streams;
    }

    private static void holds(double rate, int baselineRows, double runLength, int streams) {
        for (int which = 0; which < 3; which++) {
            String name = Streams.detectors(new ErrorBaseline(0.1, 20_000), 10_000)
                    .get(which)
                    .name();
            double share = alarmed(which, rate, baselineRows, runLength, streams);
            assertThat(share).as("%s at %s", name, rate).isBetween(ALARMED - slack(streams), ALARMED + slack(streams));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.15, 0.3})
    void tenThousandRowsOfAKnownRate(double rate) {
        holds(rate, 0, 10_000, 300);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.15, 0.2})
    void aHundredThousandRowsOfAKnownRate(double rate) {
        holds(rate, 0, 100_000, 200);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = 20_000)
    void aHundredThousandRowsOfAnEstimatedRate(int baselineRows) {
        holds(0.1, baselineRows, 100_000, 200);
    }
}
