package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.multivariate.JointTraffic.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Correlations from profiles, on the thirty features of {@link JointTraffic}, without time.
 *
 * <p>Breached at 1 %, without a floor, in clean windows with a fresh baseline each: see {@link #cleanWindowsAlarmAtMostAtTheLevel}.
 */
class ProfiledDriftTest {
    private static final ProfiledDrift CHECK = new ProfiledDrift(0.05, 0.1);
    private static final ProfiledDrift NO_FLOOR = new ProfiledDrift(0, 0.1);

    private static List<Finding> drawn(int baseline, int window, Change change, double level, long seed) {
        return CHECK.check(
                JointTraffic.draw(baseline, window, change, level, seed).input());
    }

    private static Finding correlations(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.check().equals(MultivariateDrift.CORRELATIONS))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChangedCorrelationWithUnchangedMarginsIsFoundAndNamed() {
        Finding finding = correlations(drawn(5_000, 5_000, Change.NUMBERS, .01, 1));
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.reason())
                .matches(
                        "correlation of n0 and n1 -?0\\.?\\d* → 0\\.4\\d?, the most certain of \\d+ pairs; rows taken as"
                                + " independent");
        assertThat(finding.expected()).isCloseTo(0, within(0.05));
        assertThat(finding.observed()).isCloseTo(0.48, within(0.04)); // of ranks: 6 / π · asin(.5 / 2)
        assertThat(finding.smallestDetectable()).isBetween(.1, .2);
        assertThat(finding.rows()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Change.class,
            names = {"NUMBERS", "CATEGORY", "CATEGORIES"})
    void changesAreFound(Change change) {
        int times = 20;
        long found = IntStream.range(0, times)
                .parallel()
                .filter(i ->
                        correlations(drawn(5_000, 5_000, change, .01, 100 + i)).outcome() == Outcome.BREACHED)
                .count();
        System.out.println(change + " found in " + found + " of " + times);
        assertThat(found).isGreaterThanOrEqualTo(change == Change.NUMBERS ? 20 : 19);
    }

    /** Windows with an alarm; printed with which of the two ways it was by. */
    private static int breached(int windows, int baseline, int window, long seed) {
        Map<String, Integer> by = new ConcurrentHashMap<>();
        IntStream.range(0, windows).parallel().forEach(i -> {
            CheckInput input = JointTraffic.draw(baseline, window, Change.NONE, .01, seed + i)
                    .input();
            List<String> alarms = NO_FLOOR.check(input).stream()
                    .filter(finding -> finding.outcome() == Outcome.BREACHED)
                    .map(Finding::check)
                    .toList();
            alarms.forEach(check -> by.merge(check, 1, Integer::sum));
            by.merge("windows", alarms.isEmpty() ? 0 : 1, Integer::sum);
        });
        System.out.println(windows + " clean windows of " + window + ", baselines of " + baseline + ": breached " + by);
        return by.getOrDefault("windows", 0);
    }

    @ParameterizedTest
    @CsvSource({"60, 100, 100", "40, 1000, 300", "10, 5000, 5000"})
    void cleanWindowsSeldomAlarm(int windows, int baseline, int window) {
        assertThat(breached(windows, baseline, window, 1_000_000)).isLessThanOrEqualTo(4);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"1500, 50, 100", "700, 1000, 100", "500, 1000, 1000"})
    void cleanWindowsAlarmAtMostAtTheLevel(int windows, int baseline, int window) {
        int most = BinomialDistribution.of(windows, .012).inverseSurvivalProbability(1e-3);
        assertThat(breached(windows, baseline, window, 2_000_000)).isLessThanOrEqualTo(most);
    }

    @Test
    void fewRowsAreInconclusive() {
        Finding finding = correlations(drawn(500, 29, Change.NONE, .01, 3));
        assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding.reason()).isEqualTo("too few rows to compare correlations: 29 rows here, 30 needed");
    }

    @Test
    void nothingIsSaidUnderABaselineOfOneFeatureOrOfFewRows() {
        assertThat(drawn(20, 500, Change.NONE, .01, 3)).isEmpty();
        assertThat(of(1, 500, 500, false)).isEmpty();
    }

    private static List<Finding> of(int features, int before, int after, boolean constant) {
        Schema schema = new Schema(IntStream.range(0, features)
                .mapToObj(i -> Feature.number("x" + i))
                .toList());
        Random random = new Random(5);
        return CHECK.check(
                JointTraffic.of(rows(schema, random, before, false), rows(schema, random, after, constant), .01)
                        .input());
    }

    private static Rows rows(Schema schema, Random random, int size, boolean constant) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(NumberColumn.of(
                    random.doubles(size).map(x -> constant ? 1 : x).toArray()));
        }
        return new Rows(schema, size, columns, List.of());
    }

    @Test
    void aWindowInWhichNothingVariesHasNoCorrelations() {
        Finding finding = correlations(of(3, 500, 500, true));
        assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding.reason()).isEqualTo("no two features that vary, here and in the baseline");
    }

    @Test
    void ofMoreThan64FeaturesTheFirstAreAskedAndThatIsSaid() {
        Finding finding = correlations(of(70, 500, 500, false));
        assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding.reason()).contains("of 2,016 pairs of the first 64 features (6 left out)");
    }

    @Test
    void aFloorBeyondOneIsRefused() {
        assertThatThrownBy(() -> new ProfiledDrift(1.5, 2)).hasMessageContaining("effect floor 1.5: expected 0 to 1");
    }
}
