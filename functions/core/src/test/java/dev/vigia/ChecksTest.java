package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.check.Volume;
import dev.vigia.inference.RowId;
import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Traffic;
import dev.vigia.profile.Traffic.Change;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What breaks, as a user would break it, and what the reports say. */
class ChecksTest {
    private static final Baseline BASELINE = Traffic.baseline(1, 20_000);
    private static final double LEVEL = 1e-3;

    private static Report report(Family family, Profile profile, List<Volume> before) {
        Model model = Model.of(Samples.VERSION.model());
        CheckInput input = new CheckInput(BASELINE, Samples.HOUR, profile, before, model, LEVEL);
        return Checks.report(family, input, 1, Samples.TIME);
    }

    private static Report report(Family family, int rows, Change change) {
        return report(family, Traffic.window(BASELINE, 2, rows, change), List.of());
    }

    private static Change of(String name, double share, Function<Object, Object> to) {
        return (feature, value, random) ->
                feature.equals(name) && random.nextDouble() < share ? to.apply(value) : value;
    }

    private static Finding finding(Report report, String check, String feature) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check) && feature.equals(finding.feature()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Volume> before(int windows, long rows) {
        List<Volume> before = new ArrayList<>();
        Random random = new Random(1);
        Window window = Samples.HOUR;
        for (int i = 0; i < windows; i++) {
            window = window.previous();
            before.add(new Volume(window, Math.round(rows * (0.9 + 0.2 * random.nextDouble()))));
        }
        return before;
    }

    @Test
    void nothingUnusualPasses() {
        for (Family family : List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT)) {
            Report report = report(family, 2_000, Traffic.NONE);
            assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
            assertThat(report.rows()).isEqualTo(2_000);
            assertThat(report.baseline()).isEqualTo("b1");
            assertThat(report.reason()).isEqualTo("nothing unusual in 2,000 rows");
        }
    }

    @Test
    void missingValuesAreSaidInWordsWithRows() {
        Report report = report(Family.INTEGRITY, 1_000, of("normal", 0.1, value -> Traffic.MISSING));
        Finding finding = finding(report, "missing-rate", "normal");
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.reason()).matches("1\\d\\.\\d % missing, [12]\\.\\d % in the baseline");
        assertThat(finding.pValue()).isLessThan(1e-20);
        assertThat(finding.limit()).isBetween(0.02, 0.06);
        assertThat(finding.rows()).hasSize(20);
        assertThat(finding.rowCount()).isBetween(80L, 160L);
        assertThat(report.reason()).startsWith("normal: ").contains("missing");
    }

    @Test
    void aFeatureThatIsNotSentIsCritical() {
        Report report = report(Family.INTEGRITY, 500, of("zipf", 1, value -> Traffic.ABSENT));
        Finding finding = finding(report, "missing-feature", "zipf");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.reason()).isEqualTo("not sent in any of 500 rows, absent in 0.0 % of the baseline");
    }

    @Test
    void eachKindOfBrokenCellIsFound() {
        assertBreached("wrong-type", "lognormal", of("lognormal", 0.02, value -> "\"far\""), Severity.WARNING);
        assertBreached("wrong-type", "three", of("three", 0.5, value -> 7.0), Severity.CRITICAL);
        assertBreached("not-finite", "lognormal", of("lognormal", 0.02, value -> Double.NaN), Severity.WARNING);
        assertBreached("out-of-range", "normal", of("normal", 0.02, value -> -1116.0), Severity.WARNING);
        assertBreached("new-category", "three", of("three", 0.04, value -> "LIS"), Severity.WARNING);
        assertBreached("constant-feature", "discrete", of("discrete", 1, value -> 3.0), Severity.CRITICAL);
        assertBreached(
                "distinct-count",
                "many",
                of("many", 1, value -> "m" + Math.floorMod(value.hashCode(), 20)),
                Severity.CRITICAL);
        assertBreached("invalid-prediction", "score", of("score", 0.02, value -> Double.NaN), Severity.CRITICAL);
    }

    private static void assertBreached(String check, String feature, Change change, Severity severity) {
        Report report = report(Family.INTEGRITY, 1_000, change);
        Finding finding = finding(report, check, feature);
        assertThat(finding.outcome()).as(finding.reason()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.severity()).as(finding.reason()).isEqualTo(severity);
        assertThat(finding.rows()).isNotEmpty().doesNotHaveDuplicates().allMatch(RowId.class::isInstance);
        assertThat(report.outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void aNewCategoryIsNamedWithItsShare() {
        Report report = report(Family.INTEGRITY, 1_000, of("three", 0.04, value -> "LIS"));
        assertThat(finding(report, "new-category", "three").reason())
                .matches("[345]\\.\\d % of categories that the baseline does not have \\(LIS [345]\\.\\d %\\), 0\\.0 %"
                        + " expected");
    }

    @Test
    void lostCategoriesAreCounted() {
        Report report =
                report(Family.INTEGRITY, 1_000, of("many", 1, value -> "m" + Math.floorMod(value.hashCode(), 200)));
        Finding finding = finding(report, "distinct-count", "many");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.reason())
                .matches("\\d+ of the baseline's 300 values, 2[89]\\d(\\.\\d)? or more expected in 1,000 rows");
        assertThat(finding.observed()).isLessThan(finding.limit());
        assertThat(finding.limit()).isLessThan(finding.expected());
        assertThat(finding.pValue()).isLessThan(1e-6);
        Report few = report(Family.INTEGRITY, 100, of("many", 1, value -> "m" + Math.floorMod(value.hashCode(), 150)));
        assertThat(few.findings()).noneMatch(any -> any.check().equals("distinct-count") && any.feature() != null);
    }

    @Test
    void volumeIsComparedWithTheWindowsBefore() {
        Profile usual = Traffic.window(BASELINE, 3, 1_000, Traffic.NONE);
        Profile few = Traffic.window(BASELINE, 3, 100, Traffic.NONE);
        assertThat(report(Family.INTEGRITY, usual, before(12, 1_000)).outcome()).isEqualTo(Outcome.PASSED);
        Report drop = report(Family.INTEGRITY, few, before(12, 1_000));
        assertThat(drop.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(drop.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(drop.reason()).startsWith("100 rows, ").contains("expected from the 12 windows before");
        Report spike = report(Family.INTEGRITY, usual, before(12, 300));
        assertThat(spike.severity()).isEqualTo(Severity.WARNING);
        assertThat(spike.outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void silenceIsCriticalWhereTrafficIsUsualAndStaysSo() {
        Profile empty = Profile.empty(BASELINE);
        Report silence = report(Family.INTEGRITY, empty, before(12, 1_000));
        assertThat(silence.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(silence.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(silence.findings().getFirst().check()).isEqualTo("silence");
        List<Volume> longer = new ArrayList<>(before(12, 1_000));
        longer.replaceAll(
                volume -> Duration.between(volume.window().from(), Samples.TIME).toHours() < 5
                        ? new Volume(volume.window(), 0)
                        : volume);
        assertThat(report(Family.INTEGRITY, empty, longer).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void anEmptyWindowIsNeverGreen() {
        Profile empty = Profile.empty(BASELINE);
        for (Family family : List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT)) {
            Report report = report(family, empty, List.of());
            assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(report.reason()).contains("no inferences");
        }
    }

    @Test
    void anAnnouncedPauseIsNotSilence() {
        Model model = Model.of(Samples.VERSION.model());
        Model paused = new Model(
                model.name(),
                model.live(),
                model.shards(),
                model.cadence(),
                model.baselines(),
                model.budget(),
                model.onLogFailure(),
                model.retention(),
                Samples.TIME.plusSeconds(7200),
                2);
        CheckInput input =
                new CheckInput(BASELINE, Samples.HOUR, Profile.empty(BASELINE), before(12, 1_000), paused, LEVEL);
        Report report = Checks.report(Family.INTEGRITY, input, 1, Samples.TIME);
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.reason()).contains("a pause is announced until 2026-11-20T12:00:00Z");
    }

    @Test
    void aShiftIsToldByItsMedian() {
        Report report = report(
                Family.DRIFT, 2_000, of("normal", 1, value -> value instanceof Double x ? (Object) (x + 7) : value));
        Finding finding = finding(report, "drift", "normal");
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.reason())
                .matches(
                        "median (39|40)[.\\d]* → (46|47)[.\\d]*; most values above 4[4-8].*; rows taken as independent");
        assertThat(finding.effect()).isBetween(0.22, 0.32);
        assertThat(finding.smallestDetectable()).isBetween(0.02, 0.1);
        assertThat(finding.measures()).containsKeys("psi", "jensen-shannon", "ks", "wasserstein-normed");
        assertThat(finding.measures().get("wasserstein-normed")).isBetween(0.6, 0.8);
        assertThat(report.findings().stream().filter(any -> any.outcome() == Outcome.BREACHED))
                .hasSize(1);
    }

    @Test
    void otherUnitsAreCritical() {
        Report report = report(
                Family.DRIFT,
                300,
                of("lognormal", 1, value -> value instanceof Double x ? (Object) (x * 1.609) : value));
        assertThat(finding(report, "drift", "lognormal").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aCategoryThatGrowsIsNamed() {
        Report report = report(Family.DRIFT, 2_000, of("three", 0.2, value -> "LIS"));
        Finding finding = finding(report, "drift", "three");
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.reason()).matches("LIS 0\\.0 % → (19|20|21)\\.\\d %; rows taken as independent");
    }

    @Test
    void predictionsDriftByThemselves() {
        Report report = report(
                Family.DRIFT, 1_000, of("score", 1, value -> value instanceof Double x ? (Object) (x * 0.5) : value));
        assertThat(finding(report, "prediction-drift", "score").outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void aSmallButCertainChangePassesUnderTheFloor() {
        Report report = report(
                Family.DRIFT, 60_000, of("normal", 1, value -> value instanceof Double x ? (Object) (x + 0.8) : value));
        Finding finding = finding(report, "drift", "normal");
        assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding.adjustedPValue()).isLessThan(1e-6);
        assertThat(finding.effect()).isLessThan(0.05);
    }

    @Test
    void tooFewRowsAreInconclusive() {
        Report report = report(Family.DRIFT, 20, Traffic.NONE);
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.reason()).contains("too few values to compare: ").contains("30 needed");
    }

    @Test
    void outliersNameRowsAndFeatures() {
        Report report = report(Family.OUTLIERS, 1_000, of("normal", 0.06, value -> 140.0));
        Finding finding = report.findings().getFirst();
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.reason())
                .matches("\\d\\.\\d % of the rows are unlike the baseline, 1\\.0 % expected; most by normal .*");
        assertThat(finding.rows()).hasSize(20);
        assertThat(finding.measures().get("share of normal")).isGreaterThan(0.5);
    }

    @Test
    void everyCheckHasAWordOfItsOwn() {
        List<String> words = new ArrayList<>();
        for (Family family : Family.values()) {
            Checks.of(family).forEach(check -> {
                words.add(check.name());
                assertThat(check.family()).isEqualTo(family);
            });
        }
        assertThat(words).hasSize(19).doesNotHaveDuplicates();
    }
}
