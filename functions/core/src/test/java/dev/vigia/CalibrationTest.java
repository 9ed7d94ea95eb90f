package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.drift.DriftChecks;
import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Traffic;
import dev.vigia.profile.Traffic.Change;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * False alarms and power through the whole path, from rows: a fresh baseline for every window, nine columns of eight
 * shapes, each family at 1 %, drift without a floor. Over ten thousand windows: {@link CountsCalibrationTest}.
 */
class CalibrationTest {
    private static final double LEVEL = 0.01;
    private static final List<Family> FAMILIES = List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT);

    private static List<Check> checks(Family family, double floor) {
        return family == Family.DRIFT ? Checks.drift(floor) : Checks.of(family);
    }

    private static Report report(Family family, Baseline baseline, Profile profile, double level, double floor) {
        CheckInput input =
                new CheckInput(baseline, Samples.HOUR, profile, List.of(), Model.of(Samples.VERSION.model()), level);
        return Reports.of(family, checks(family, floor), input, 1, Samples.TIME);
    }

    /** Windows of each family that were breached. */
    private static Map<Family, Integer> breached(int windows, int baselineRows, int windowRows, long seed) {
        Map<Family, Integer> breached = new EnumMap<>(Family.class);
        for (int i = 0; i < windows; i++) {
            Baseline baseline = Traffic.baseline(seed + 2L * i, baselineRows);
            Profile profile = Traffic.window(baseline, seed + 2L * i + 1, windowRows, Traffic.NONE);
            for (Family family : FAMILIES) {
                boolean alarm = report(family, baseline, profile, LEVEL, 0).outcome() == Outcome.BREACHED;
                breached.merge(family, alarm ? 1 : 0, Integer::sum);
            }
        }
        return breached;
    }

    @ParameterizedTest
    @CsvSource({"150, 2000, 1000", "150, 600, 150", "60, 1000, 8000"})
    void cleanWindowsAlarmNoMoreOftenThanTheLevel(int windows, int baselineRows, int windowRows) {
        assertCalibrated(windows, baselineRows, windowRows);
    }

    private static void assertCalibrated(int windows, int baselineRows, int windowRows) {
        Map<Family, Integer> breached = breached(windows, baselineRows, windowRows, 7_000_000);
        int most = BinomialDistribution.of(windows, 1.2 * LEVEL).inverseSurvivalProbability(1e-3);
        System.out.println(windows + " clean windows of " + windowRows + " rows, baselines of " + baselineRows
                + ": breached " + breached + ", at most " + most + " expected");
        assertThat(breached.values()).allMatch(count -> count <= most);
    }

    private static int found(Family family, int times, int rows, Change change) {
        int found = 0;
        for (int i = 0; i < times; i++) {
            Baseline baseline = Traffic.baseline(100 + i, 10_000);
            Profile profile = Traffic.window(baseline, 500 + i, rows, change);
            found += report(family, baseline, profile, 1e-3, DriftChecks.FLOOR).outcome() == Outcome.BREACHED ? 1 : 0;
        }
        return found;
    }

    @Test
    void breaksOfTheDemoAreFoundInSmallWindows() {
        int times = 20;
        Change nulls = (feature, value, random) ->
                feature.equals("lognormal") && random.nextInt(5) == 0 ? Traffic.MISSING : value;
        Change units = (feature, value, random) ->
                feature.equals("lognormal") && value instanceof Double x ? (Object) (x * 1.609) : value;
        Change airport = (feature, value, random) -> feature.equals("three") && random.nextInt(20) == 0 ? "LIS" : value;
        Change outliers = (feature, value, random) -> feature.equals("normal") && random.nextInt(20) == 0
                ? (Object) (90 + 10 * random.nextGaussian())
                : value;
        assertThat(found(Family.INTEGRITY, times, 200, nulls)).isEqualTo(times);
        assertThat(found(Family.DRIFT, times, 600, units)).isEqualTo(times);
        assertThat(found(Family.INTEGRITY, times, 200, airport)).isGreaterThanOrEqualTo(times - 1);
        assertThat(found(Family.OUTLIERS, times, 600, outliers)).isGreaterThanOrEqualTo(times - 1);
    }
}
