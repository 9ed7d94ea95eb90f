package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Model;
import dev.vigia.multivariate.JointTraffic.Change;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ProfiledDrift} where it sees rows, on the thirty features of {@link JointTraffic}, rows independent. */
class SampledClassifierTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final ProfiledDrift NO_FLOOR = new ProfiledDrift(0, .1);

    /** The first two, which are independent and normal: their sizes go together, their signs do not. No correlation of ranks moves. */
    private static Rows together(Rows rows, double strength, Random random) {
        double[] second = new double[rows.size()];
        for (int row = 0; row < second.length; row++) {
            double size = NORMAL.cumulativeProbability(Math.abs(((NumberColumn) rows.column(0)).value(row)));
            double normal = NORMAL.inverseCumulativeProbability(2 * size - 1);
            double other = strength * normal + Math.sqrt(1 - strength * strength) * random.nextGaussian();
            second[row] = (random.nextBoolean() ? 1 : -1)
                    * NORMAL.inverseCumulativeProbability((NORMAL.cumulativeProbability(other) + 1) / 2);
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.set(1, NumberColumn.of(second));
        return new Rows(rows.schema(), rows.size(), columns, List.of());
    }

    private static List<Finding> findings(Rows before, Rows after, ProfiledDrift check) {
        BaselineBuilder builder = new BaselineBuilder(Samples.VERSION, before.schema(), 1).add(before);
        Baseline baseline = builder.build("b1", Samples.TIME);
        InferenceId id = Samples.id(new Random(1), 1);
        Profile profile = Profile.builder(baseline)
                .add(Samples.request(id, Status.CAPTURED, after))
                .build();
        JointRows window =
                BaselineSample.reservoir(baseline).orElseThrow().add(after).rows();
        List<RowId> ids = IntStream.range(0, window.size()).mapToObj(id::row).toList();
        byte[] stored = BaselineSample.pack(builder, baseline).orElseThrow();
        SampledRows rows = new SampledRows(BaselineSample.unpack(stored, baseline), window, ids, null);
        CheckInput input =
                new CheckInput(baseline, Samples.HOUR, profile, List.of(), Model.of(Samples.VERSION.model()), .01);
        return check.seeing(rows).check(input);
    }

    private static Finding classifier(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.check().equals(MultivariateDrift.DOMAIN_CLASSIFIER))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> drawn(int before, int after, double strength, long seed, ProfiledDrift check) {
        Random random = new Random(seed);
        Rows first = JointTraffic.rows(random, before, Change.NONE);
        Rows second = JointTraffic.rows(random, after, Change.NONE);
        return findings(first, strength > 0 ? together(second, strength, random) : second, check);
    }

    @Test
    void sizesThatGoTogetherAreFoundByTheClassifierAloneAndNamed() {
        List<Finding> findings = drawn(6_000, 6_000, .8, 3, new ProfiledDrift(.05, .1));

        assertThat(findings)
                .filteredOn(finding -> finding.outcome() == Outcome.BREACHED)
                .extracting(Finding::check)
                .containsExactly(MultivariateDrift.DOMAIN_CLASSIFIER);
        Finding finding = classifier(findings);
        assertThat(finding.reason())
                .matches(
                        "rows told from the baseline's with an AUC of 0\\.\\d+ "
                                + "\\(0\\.\\d+ to 0\\.\\d+\\), by n[01] \\d\\d\\.\\d %, n[01] \\d\\d\\.\\d %.*; rows taken as independent");
        assertThat(finding.rowCount()).isEqualTo(6_000);
        assertThat(finding.rows()).hasSize(20);
    }

    /** Every number is twice as large and one more: columns tell that. Margins apart, nothing is left to tell. */
    @Test
    void whatMovedInColumnsAloneIsNotSeenMarginsApart() {
        Random random = new Random(5);
        Rows before = JointTraffic.rows(random, 3_000, Change.NONE);
        Rows after = JointTraffic.rows(random, 3_000, Change.NONE);
        List<Column> columns = new ArrayList<>();
        for (Column column : after.columns()) {
            columns.add(column instanceof NumberColumn numbers ? moved(numbers) : column);
        }
        Finding finding = classifier(findings(before, new Rows(after.schema(), 3_000, columns, List.of()), NO_FLOOR));
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.measures().get("auc")).isGreaterThan(.9);
        assertThat(finding.measures().get("auc-apart")).isBetween(.47, .53);
    }

    private static Column moved(NumberColumn column) {
        NumberColumn.Builder moved = new NumberColumn.Builder(column.size());
        for (int row = 0; row < column.size(); row++) {
            if (column.cell(row) == Cell.PRESENT) {
                moved.add(2 * column.value(row) + 1);
            } else {
                moved.addMissing(column.cell(row));
            }
        }
        return moved.build();
    }

    @Test
    void fewRowsAreInconclusive() {
        Finding finding = classifier(drawn(500, 29, 0, 3, NO_FLOOR));
        assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding.reason())
                .isEqualTo("too few rows to tell apart: 29 rows of this window in the log, 500 rows of the baseline,"
                        + " 30 needed of each");
    }

    /** Rows that are told for certain, where rows follow one another. */
    private static SampledClassifier timed(@Nullable DayLaw days) {
        Random random = new Random(5);
        Rows before = JointTraffic.rows(random, 2_000, Change.NONE);
        JointTraffic.Case drawn =
                JointTraffic.of(before, together(JointTraffic.rows(random, 2_000, Change.NONE), 1, random), .01);
        InferenceId id = Samples.id(random, 1);
        List<RowId> ids = IntStream.range(0, 2_000).mapToObj(id::row).toList();
        return SampledClassifier.of(new SampledRows(drawn.before(), drawn.after(), ids, days), true, drawn.input());
    }

    @Test
    void whereRowsFollowOneAnotherItIsToldUntilDaysAreKnown() {
        SampledClassifier told = timed(null);
        assertThat(told.decides()).isFalse();
        Finding finding = told.finding(.01, 0, .1);
        assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding.pValue()).isNull();
        assertThat(finding.reason())
                .startsWith("by how features hang together, rows told from the baseline's with an AUC of 0.")
                .contains(", by n")
                .endsWith("; decides nothing, since it is not known yet how days vary");
    }

    @Test
    void whereDaysAreKnownItDecidesByThemAndByItsRows() {
        double auc = timed(null).finding(.01, 0, .1).measures().getOrDefault("auc", 0.0);
        assertThat(auc).isGreaterThan(.55);
        double odds = Math.log(auc / (1 - auc));

        SampledClassifier usual = timed(new DayLaw(14, odds, .05, 2_000));
        assertThat(usual.decides()).isTrue();
        assertThat(usual.finding(.01, 0, .1).outcome()).isEqualTo(Outcome.PASSED);

        Finding unusual = timed(new DayLaw(14, 0, .02, 2_000)).finding(.01, 0, .1);
        assertThat(unusual.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(unusual.reason()).endsWith("; 14 days in which nothing changed had 0.5");
        assertThat(unusual.effect()).isCloseTo(ClassifierShift.effect(auc), within(1e-9));

        Finding few = timed(new DayLaw(14, 0, .02, 100)).finding(.01, 0, .1);
        assertThat(few.rowCount()).isEqualTo(100); // no more than the days had that were learned from
    }

    /** Windows with an alarm of any of the three ways, without a floor, at 1 %. */
    private static int breached(int windows, int before, int after, long seed) {
        Map<String, Integer> by = new ConcurrentHashMap<>();
        IntStream.range(0, windows).parallel().forEach(i -> {
            List<String> alarms = drawn(before, after, 0, seed + 1_000_003L * i, NO_FLOOR).stream()
                    .filter(finding -> finding.outcome() == Outcome.BREACHED)
                    .map(Finding::check)
                    .toList();
            alarms.forEach(check -> by.merge(check, 1, Integer::sum));
            by.merge("windows", alarms.isEmpty() ? 0 : 1, Integer::sum);
        });
        System.out.println(windows + " clean windows of " + after + ", baselines of " + before + ": breached "
                + new TreeMap<>(by));
        return by.getOrDefault("windows", 0);
    }

    @ParameterizedTest
    @CsvSource({"60, 100, 100", "20, 1000, 1000"})
    void cleanWindowsSeldomAlarm(int windows, int before, int after) {
        assertThat(breached(windows, before, after, 9)).isLessThanOrEqualTo(3);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"1000, 50, 100", "600, 500, 100", "300, 1000, 1000", "40, 6000, 6000"})
    void cleanWindowsAlarmAtMostAtTheLevel(int windows, int before, int after) {
        int most = BinomialDistribution.of(windows, .012).inverseSurvivalProbability(1e-3);
        assertThat(breached(windows, before, after, 17)).isLessThanOrEqualTo(most);
    }

    @Tag("slow")
    @Test
    void sizesThatGoTogetherAreFoundInNearlyAllWindows() {
        int times = 20;
        long found = IntStream.range(0, times)
                .parallel()
                .filter(i -> classifier(drawn(6_000, 6_000, .7, 100 + i, new ProfiledDrift(.05, .1)))
                                .outcome()
                        == Outcome.BREACHED)
                .count();
        System.out.println("sizes that go together by .7: found in " + found + " of " + times);
        assertThat(found).isGreaterThanOrEqualTo(19);
    }
}
