package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.check.Volume;
import dev.vigia.drift.DriftChecks;
import dev.vigia.model.Model;
import dev.vigia.profile.Counted;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * False alarms and power of whole families of checks on 50 columns ({@link CleanTraffic}), each family at 1 %, drift without
 * a floor, a fresh baseline for every window.
 *
 * <p>Windows with an alarm of 10,000 without change, baselines of 20,000 rows: at 100 rows drift 103, integrity 8,
 * outliers 42; at 1,000 rows 84, 9, 117; at 10,000 rows 97, 12, 89; at 100,000 rows 81, 26, 73. All changes of {@link
 * #smallChangesAreFound} are found in 200 of 200 windows.
 */
class CountsCalibrationTest {
    private static final double LEVEL = 0.01;
    private static final List<Family> FAMILIES = List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT);
    private static final DoubleUnaryOperator NORMAL = NormalDistribution.of(0, 1)::cumulativeProbability;

    private static Report report(Family family, Counted.Pair pair) {
        List<Check> checks = family == Family.DRIFT ? DriftChecks.withFloor(0) : Checks.of(family);
        CheckInput input = new CheckInput(
                pair.baseline(), Samples.HOUR, pair.profile(), volumes(pair), Model.of(Samples.VERSION.model()), LEVEL);
        return Reports.of(family, checks, input, 1, Samples.TIME);
    }

    /** A week of the same hour, as many rows as the window each. */
    private static List<Volume> volumes(Counted.Pair pair) {
        List<Volume> before = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            Duration ago = Duration.ofDays(day);
            Window window =
                    new Window(Samples.HOUR.from().minus(ago), Samples.HOUR.to().minus(ago));
            before.add(new Volume(window, pair.profile().rows() + day * 3L - 12));
        }
        return before;
    }

    /** How many windows of each family were breached, and by which checks. */
    private static Map<String, Integer> breached(int windows, int baselineRows, int rows, long seed) {
        Map<String, Integer> breached = new ConcurrentHashMap<>();
        IntStream.range(0, windows).parallel().forEach(i -> {
            Counted.Pair pair =
                    new CleanTraffic(baselineRows, rows, seed + 1_000_003L * i).draw(CleanTraffic.Change.NONE);
            for (Family family : FAMILIES) {
                Report report = report(family, pair);
                if (report.outcome() == Outcome.BREACHED) {
                    breached.merge(family.name(), 1, Integer::sum);
                    report.findings().stream()
                            .filter(finding -> finding.outcome() == Outcome.BREACHED)
                            .map(Finding::check)
                            .distinct()
                            .forEach(check -> breached.merge(check, 1, Integer::sum));
                }
            }
        });
        return new TreeMap<>(breached);
    }

    private static void assertCalibrated(int windows, int baselineRows, int rows) {
        long began = System.nanoTime();
        Map<String, Integer> breached = breached(windows, baselineRows, rows, 20_261_125);
        int most = BinomialDistribution.of(windows, 1.2 * LEVEL).inverseSurvivalProbability(1e-3);
        System.out.println(windows + " clean windows of " + rows + " rows, baselines of " + baselineRows + ": breached "
                + breached + ", at most " + most + " of a family expected; "
                + (System.nanoTime() - began) / 1_000_000_000
                + " s");
        assertThat(FAMILIES).allMatch(family -> breached.getOrDefault(family.name(), 0) <= most);
    }

    @ParameterizedTest
    @CsvSource({"200, 5000, 1000", "200, 20000, 100"})
    void cleanWindowsAlarmNoMoreOftenThanTheLevel(int windows, int baselineRows, int rows) {
        assertCalibrated(windows, baselineRows, rows);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"10000, 20000, 100", "10000, 20000, 1000", "10000, 20000, 10000", "10000, 20000, 100000"})
    void cleanWindowsAlarmNoMoreOftenThanTheLevelOverTenThousand(int windows, int baselineRows, int rows) {
        assertCalibrated(windows, baselineRows, rows);
    }

    /** What the changed column is found by, in windows of so many rows, at 1 % over 50 features and a baseline of 100,000. */
    private static double found(int windows, int rows, CleanTraffic.Change change) {
        long found = IntStream.range(0, windows)
                .parallel()
                .filter(i ->
                        report(Family.DRIFT, new CleanTraffic(100_000, rows, 77 + 1_000_003L * i).draw(change))
                                .findings()
                                .stream()
                                .anyMatch(finding ->
                                        finding.outcome() == Outcome.BREACHED && "changed 0".equals(finding.feature())))
                .count();
        return (double) found / windows;
    }

    @Tag("slow")
    @Test
    void smallChangesAreFound() {
        Map<String, Double> found = new TreeMap<>();
        found.put("shift .1 sd, 10,000 rows", found(200, 10_000, moved(x -> NORMAL.applyAsDouble(x - 0.1))));
        found.put("scale 1.1, 10,000 rows", found(200, 10_000, moved(x -> NORMAL.applyAsDouble(x / 1.1))));
        found.put("shift .05 sd, 100,000 rows", found(200, 100_000, moved(x -> NORMAL.applyAsDouble(x - 0.05))));
        found.put("5 % moved 1 sd, 100,000 rows", found(200, 100_000, segment(0.05, 1)));
        found.put("1 % moved 3 sd, 100,000 rows", found(200, 100_000, segment(0.01, 3)));
        found.put("1 % at one point, 100,000 rows", found(200, 100_000, new CleanTraffic.Change(NORMAL, 0.01)));
        System.out.println("found: " + found);
        assertThat(found.values()).allMatch(share -> share >= 0.95);
    }

    private static CleanTraffic.Change moved(DoubleUnaryOperator distribution) {
        return new CleanTraffic.Change(distribution, 0);
    }

    private static CleanTraffic.Change segment(double share, double shift) {
        return moved(x -> (1 - share) * NORMAL.applyAsDouble(x) + share * NORMAL.applyAsDouble(x - shift));
    }
}
