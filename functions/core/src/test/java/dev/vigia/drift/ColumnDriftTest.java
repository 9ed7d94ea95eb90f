package dev.vigia.drift;

import static dev.vigia.profile.Sheet.cells;
import static dev.vigia.profile.Sheet.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.History;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Model;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Oddity;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import dev.vigia.profile.TimedTraffic;
import dev.vigia.profile.Traffic;
import dev.vigia.profile.Window;
import dev.vigia.stats.NumberTwoSample;
import dev.vigia.stats.SmallestDetectable;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.TwoSampleCounts;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnDriftTest {
    private static final double LEVEL = 1e-3;
    private static final Schema TWO = new Schema(List.of(Feature.number("x"), Feature.number("y")));

    private static List<Finding> findings(double floor, Baseline baseline, Profile profile) {
        return findings(floor, baseline, profile, LEVEL);
    }

    private static List<Finding> findings(double floor, Baseline baseline, Profile profile, double level) {
        CheckInput input =
                new CheckInput(baseline, Samples.HOUR, profile, List.of(), Model.of(Samples.VERSION.model()), level);
        return new ColumnDrift(Role.FEATURE, floor).check(input);
    }

    private static List<Object> steps(int size, double shift) {
        return IntStream.range(0, size)
                .<Object>mapToObj(i -> 1_000.0 * i / size + shift)
                .toList();
    }

    private static final Baseline BASELINE = Sheet.baseline(TWO, steps(20_000, 0), steps(20_000, 0));
    private static final Profile MOVED = Sheet.profile(BASELINE, steps(5_000, 100), steps(5_000, 0));

    private static double effect() {
        return Objects.requireNonNull(findings(0, BASELINE, MOVED).getFirst().effect());
    }

    @Test
    void anEffectAtTheFloorIsABreachAndTwiceTheFloorIsCritical() {
        double effect = effect();
        assertThat(effect).isBetween(.07, .1);
        assertThat(findings(effect, BASELINE, MOVED).getFirst().outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(findings(Math.nextUp(effect), BASELINE, MOVED).getFirst().outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(findings(effect / 2, BASELINE, MOVED).getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(findings(Math.nextUp(effect / 2), BASELINE, MOVED).getFirst().severity())
                .isEqualTo(Severity.WARNING);
        assertThat(findings(0, BASELINE, MOVED).getFirst().severity())
                .as("without a floor as with the usual one")
                .isEqualTo(Severity.WARNING);
        assertThat(findings(0, BASELINE, Sheet.profile(BASELINE, steps(5_000, 200), steps(5_000, 0)))
                        .getFirst()
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    private static TwoSampleCounts counts(String feature) {
        NumberProfile before =
                (NumberProfile) BASELINE.profile().column(feature).orElseThrow();
        return TwoSampleCounts.of(
                before.cellCounts(), ((NumberProfile) MOVED.column(feature).orElseThrow()).cellCounts());
    }

    private static double pValue(TestResult result) {
        return result instanceof TestResult.Defined some ? some.pValue() : Double.NaN;
    }

    @Test
    void theLevelIsSharedAndThePValueIsBeforeCorrection() {
        List<Finding> findings = findings(.05, BASELINE, MOVED);
        Finding moved = findings.getFirst();
        assertThat(moved.pValue()).isEqualTo(pValue(new NumberTwoSample(LEVEL / 2, 1).test(counts("x"))));
        assertThat(moved.adjustedPValue())
                .isCloseTo(2 * Objects.requireNonNull(moved.pValue()), within(1e-9 * moved.pValue()));
        assertThat(moved.smallestDetectable())
                .isEqualTo(SmallestDetectable.ofNumber(counts("x"), LEVEL / 2).orElseThrow());
        assertThat(moved.limit()).isEqualTo(.05);
        assertThat(findings.getLast().outcome()).isEqualTo(Outcome.PASSED);
    }

    /** Eighty rows in the middle of the range: no cell holds many, and 20,000 permutations know nothing below 5e-5. */
    @Test
    void aPValueThatIsKnownToBeSoSmallOrSmallerIsSaidToBe() {
        List<Object> middle =
                IntStream.range(0, 80).<Object>mapToObj(i -> 300 + 5.0 * i).toList();
        Finding squeezed = findings(.05, BASELINE, Sheet.profile(BASELINE, middle, steps(80, 0)))
                .getFirst();
        assertThat(squeezed.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(squeezed.pValue()).isCloseTo(1 / 20_001.0, within(1e-12));
        assertThat(squeezed.reason()).endsWith("; p is this or less, for no permutation of the rows was as extreme");
        assertThat(findings(.05, BASELINE, MOVED).getFirst().reason()).doesNotContain("or less");
    }

    @Test
    void distancesAreInTheUnitOfTheFeatureToo() {
        Finding moved = findings(.05, BASELINE, MOVED).getFirst();
        double deviation = ((NumberProfile) BASELINE.profile().column("x").orElseThrow())
                .deviation()
                .orElseThrow();
        assertThat(moved.measures().get("wasserstein")).isCloseTo(100, within(6.0));
        assertThat(moved.measures().get("wasserstein-normed"))
                .isCloseTo(Objects.requireNonNull(moved.measures().get("wasserstein")) / deviation, within(1e-12));
        assertThat(moved.measures().get("ks")).isCloseTo(.1, within(.005));
        Baseline constant = Sheet.baseline(TWO, times(50, 3.0), steps(50, 0));
        Finding without = findings(.05, constant, Sheet.profile(constant, times(50, 4.0), steps(50, 0)))
                .getFirst();
        assertThat(without.measures())
                .doesNotContainKeys("wasserstein", "wasserstein-normed")
                .containsKey("ks");
    }

    @Test
    void rowsThatTheBaselineCannotHaveAreShownFirst() {
        Finding beyond = findings(.05, BASELINE, MOVED).getFirst();
        assertThat(beyond.rows())
                .isEqualTo(MOVED.column("x").orElseThrow().examples(Oddity.BEYOND_RANGE))
                .isNotEmpty();
        Profile within = Sheet.profile(BASELINE, steps(2_000, 0).subList(0, 1_000), steps(1_000, 0));
        Finding inside = findings(.05, BASELINE, within).getFirst();
        assertThat(inside.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(inside.rows()).isNotEmpty();
        assertThat(inside.reason()).contains("; most values ");
    }

    @Test
    void whereOnlyAChangeOfAllRowsWouldBeSeenNothingIsPassed() {
        Profile few = Sheet.profile(BASELINE, steps(40, 0), steps(40, 0));
        Finding blind = findings(.05, BASELINE, few, 1e-60).getFirst();
        assertThat(blind.smallestDetectable()).isEqualTo(1);
        assertThat(blind.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(blind.reason())
                .startsWith("too few rows to tell: only a change of all of them would have been seen");
        assertThat(findings(.05, BASELINE, few).getFirst().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void thirtyValuesOfEachAreNeeded() {
        Finding few = findings(.05, BASELINE, Sheet.profile(BASELINE, steps(29, 0), steps(29, 0)))
                .getFirst();
        assertThat(few.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(few.reason())
                .isEqualTo(
                        "too few values to compare: 29 values here, 20,000 values in the baseline, 30 needed of each");
        assertThat(findings(.05, BASELINE, Sheet.profile(BASELINE, steps(30, 0), steps(30, 0)))
                        .getFirst()
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void nothingHereAndThereIsNoChangeNorIsOneAndTheSameValue() {
        List<Object> none = times(40, Traffic.MISSING);
        Baseline baseline = Sheet.baseline(TWO, none, times(40, 7.0));
        List<Finding> findings = findings(.05, baseline, Sheet.profile(baseline, none, times(40, 7.0)));
        assertThat(findings).allMatch(finding -> finding.outcome() == Outcome.PASSED);
        assertThat(findings.getFirst().reason()).isEqualTo("no values, here or in the baseline");
        assertThat(findings.getLast().effect()).isZero();
        List<Finding> came = findings(.05, baseline, Sheet.profile(baseline, times(40, 1.0), none));
        assertThat(came).allMatch(finding -> finding.outcome() == Outcome.INCONCLUSIVE);
    }

    @Test
    void aFloorIsAShare() {
        assertThat(DriftChecks.all()).isEqualTo(DriftChecks.withFloor(.05)).hasSize(2);
        assertThat(DriftChecks.withFloor(0)).hasSize(2);
        assertThat(DriftChecks.withFloor(1)).hasSize(2);
        for (double floor : new double[] {-.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> DriftChecks.withFloor(floor))
                    .hasMessage("effect floor " + floor + ": expected 0 to 1");
        }
    }

    @Test
    void categoriesAreHeldAgainstCategories() {
        Schema schema = new Schema(List.of(Feature.of("c", FeatureType.CATEGORY, Role.FEATURE)));
        Baseline baseline = Sheet.baseline(schema, cells(times(600, "a"), times(400, "b")));
        Finding found = findings(.05, baseline, Sheet.profile(baseline, cells(times(300, "a"), times(700, "b"))))
                .getFirst();
        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.measures().get("total-variation")).isCloseTo(.3, within(1e-9));
        assertThat(found.reason()).isEqualTo("a 60.0 % → 30.0 %; rows taken as independent");
    }

    // --- windows that depend on each other

    private static final Baseline TIMED = TimedTraffic.baseline(1, 14, 100, TimedTraffic.Change.NONE);

    private static Finding timed(String feature, Window window, Profile profile, List<HourCounts> hours) {
        CheckInput input = new CheckInput(
                TIMED, window, profile, new History(List.of(), null, hours), Model.of(Samples.VERSION.model()), LEVEL);
        return new ColumnDrift(Role.FEATURE, .05)
                .check(input).stream()
                        .filter(finding -> feature.equals(finding.feature()))
                        .findFirst()
                        .orElseThrow();
    }

    private static Finding timed(String feature, TimedTraffic.Change change) {
        Window window = TimedTraffic.hour(14 * 24 + 9);
        Profile profile = TimedTraffic.profile(TIMED, 14 * 24 + 9, new TimedTraffic(3).rows(14 * 24 + 9, 400, change));
        return timed(feature, window, profile, List.of(HourCounts.of(TIMED, window, profile)));
    }

    @Test
    void anHourIsJudgedByTheSameHoursOfTheDaysBefore() {
        Finding same = timed("load", TimedTraffic.Change.NONE);
        assertThat(same.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(same.reason()).endsWith("; against the same hours of 14 days and how they vary");
        assertThat(same.smallestDetectable()).isBetween(.05, .8);
        Finding moved = timed("load", new TimedTraffic.Change(3, 0, 0));
        assertThat(moved.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(moved.reason()).startsWith("values above ");
        assertThat(moved.measures()).containsKeys("ks", "psi");
        assertThat(moved.rowCount()).isEqualTo(400);
    }

    @Test
    void aCategoryIsNamedThatChangedMostAgainstThoseHours() {
        assertThat(timed("zone", new TimedTraffic.Change(0, .4, 0)).reason())
                .containsPattern("^(north|south) \\d\\d\\.\\d % → \\d\\d?\\.\\d %; against ");
    }

    @Test
    void whereTheHoursAreNotKnownRowsAreTakenAsIndependent() {
        Window window = TimedTraffic.hour(14 * 24 + 9);
        Profile profile = TimedTraffic.profile(
                TIMED, 14 * 24 + 9, new TimedTraffic(3).rows(14 * 24 + 9, 400, TimedTraffic.Change.NONE));
        assertThat(timed("noise", window, profile, List.of()).reason()).endsWith("; rows taken as independent");
        HourCounts empty = HourCounts.of(TIMED, window, Profile.empty(TIMED));
        assertThat(timed("noise", window, profile, List.of(empty)).reason()).endsWith("; rows taken as independent");
    }
}
