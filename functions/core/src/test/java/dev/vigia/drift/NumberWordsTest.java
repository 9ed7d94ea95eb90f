package dev.vigia.drift;

import static dev.vigia.profile.Sheet.cells;
import static dev.vigia.profile.Sheet.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Sheet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberWordsTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("x")));

    private static List<Object> mapped(int size, DoubleUnaryOperator map) {
        return IntStream.range(0, size)
                .<Object>mapToObj(i -> map.applyAsDouble(i))
                .toList();
    }

    private static NumberProfile column(Profile profile) {
        return (NumberProfile) profile.column("x").orElseThrow();
    }

    private static String moved(List<Object> before, List<Object> now) {
        Baseline baseline = Sheet.baseline(SCHEMA, before);
        return new NumberWords(column(Sheet.profile(baseline, now)), column(baseline.profile())).moved();
    }

    private static final List<Object> EVEN = mapped(1_001, i -> i / 10);

    @Test
    void aMoveIsToldByItsMedian() {
        assertThat(moved(EVEN, mapped(1_001, i -> i / 10 + 5))).matches("median (49\\.9|50)\\d* → (54\\.9|55)\\d*");
        assertThat(moved(EVEN, mapped(1_001, i -> i / 10 - 5))).matches("median (49\\.9|50)\\d* → (44\\.9|45)\\d*");
    }

    /** A tenth at 10 and a tenth at 90 leave median and mean where they were. */
    @Test
    void aValueThatGathersIsToldByItsShare() {
        List<Object> now = cells(mapped(801, i -> i / 8), times(120, 10.0), times(120, 90.0));
        assertThat(moved(EVEN, now)).matches("share of values around (10|90)(\\.\\d+)? 0\\.\\d+ % → 11\\.\\d %");
        List<Object> first = cells(mapped(801, i -> i / 8), times(160, 0.0), times(160, 100.0));
        assertThat(moved(EVEN, first))
                .matches("share of values around (0|0\\.\\d+|99\\.\\d+|100) 0\\.\\d+ % → 14\\.\\d %");
    }

    @Test
    void aChangeOfWidthIsToldByItsDeviation() {
        assertThat(moved(EVEN, mapped(1_001, i -> 50 + (i / 10 - 50) * .85)))
                .isEqualTo("standard deviation 28.9 → 24.56");
        assertThat(moved(EVEN, mapped(1_001, i -> 50 + (i / 10 - 50) * 1.3)))
                .isEqualTo("standard deviation 28.9 → 37.57");
    }

    @Test
    void whatHardlyMovedIsToldByItsMean() {
        assertThat(moved(EVEN, mapped(1_001, i -> 50 + (i / 10 - 50) * .95))).isEqualTo("mean 50 → 50");
        assertThat(moved(EVEN, mapped(1_001, i -> i / 10 + .5))).isEqualTo("mean 50 → 50.5");
    }

    /** A tail that grew moves the mean, and the median hardly. */
    @Test
    void aTailIsToldByTheDeviationThatItWidens() {
        List<Object> now = cells(mapped(901, i -> i / 9), times(30, 400.0));
        assertThat(moved(EVEN, now)).matches("standard deviation 28\\.9 → 6\\d(\\.\\d+)?");
    }

    /** Without spread any other value is far. */
    @Test
    void aConstantThatIsAnotherIsToldByItsMedian() {
        assertThat(moved(times(50, 3.0), times(50, 4.0))).isEqualTo("median 3 → 4");
        assertThat(moved(times(50, 3.0), times(50, 3.0))).isEqualTo("mean 3 → 3");
    }
}
