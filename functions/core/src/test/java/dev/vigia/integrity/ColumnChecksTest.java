package dev.vigia.integrity;

import static dev.vigia.profile.Sheet.cells;
import static dev.vigia.profile.Sheet.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.inference.Status;
import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Model;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.Sensitivity;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import dev.vigia.profile.Traffic;
import dev.vigia.stats.ExceedancePrediction;
import dev.vigia.stats.GoodTuring;
import dev.vigia.stats.RatePrediction;
import dev.vigia.stats.SeenCategories;
import dev.vigia.stats.TestResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each check of columns by itself, on counts that can be told by hand: its limit, one more, and what is said. */
class ColumnChecksTest {
    private static final double LEVEL = 1e-3;
    private static final Schema NUMBER = new Schema(List.of(Feature.number("x")));
    private static final Schema CATEGORY = new Schema(List.of(Feature.category("c")));

    private static CheckInput input(Baseline baseline, Profile profile) {
        return new CheckInput(baseline, Samples.HOUR, profile, List.of(), Model.of(Samples.VERSION.model()), LEVEL);
    }

    private static Check check(String name) {
        return IntegrityChecks.all().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(String check, Baseline baseline, Profile profile) {
        return check(check).check(input(baseline, profile));
    }

    private static Finding finding(String check, Baseline baseline, Profile profile) {
        List<Finding> findings = findings(check, baseline, profile);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static double pValue(TestResult result) {
        return result instanceof TestResult.Defined some ? some.pValue() : Double.NaN;
    }

    private static List<Object> steps(int size) {
        return IntStream.range(0, size).<Object>mapToObj(i -> i / 10.0).toList();
    }

    private static List<Object> names(String prefix, int from, int to) {
        return IntStream.range(from, to).<Object>mapToObj(i -> prefix + i).toList();
    }

    private static Schema numbers(int features) {
        return new Schema(IntStream.range(0, features)
                .mapToObj(i -> Feature.number("x" + i))
                .toList());
    }

    // --- rates of cells, and how columns are folded

    @Test
    void theLevelIsSharedAmongTheColumns() {
        Baseline baseline = Sheet.baseline(numbers(3), steps(2_000), steps(2_000), steps(2_000));
        Profile window =
                Sheet.profile(baseline, steps(1_000), cells(times(30, Traffic.MISSING), steps(970)), steps(1_000));
        List<Finding> findings = findings("missing-rate", baseline, window);
        assertThat(findings).extracting(Finding::feature).containsExactly("x1", null);
        Finding told = findings.getFirst();
        assertThat(told.limit()).isEqualTo(new RatePrediction(0, 2_000).upperLimit(1_000, LEVEL / 3) / 1_000.0);
        assertThat(told.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(told.rowCount()).isEqualTo(30);
        assertThat(told.rows()).hasSize(20);
        assertThat(findings.getLast().reason()).isEqualTo("none missing in 2 features");
        assertThat(findings.getLast().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatIsNotMissingAnyMoreIsToldWithoutRows() {
        Baseline baseline = Sheet.baseline(NUMBER, cells(times(100, Traffic.MISSING), steps(1_900)));
        Finding found = finding("missing-rate", baseline, Sheet.profile(baseline, steps(1_000)));
        assertThat(found.feature()).isEqualTo("x");
        assertThat(found.reason()).isEqualTo("0.0 % missing, 5.0 % in the baseline");
        assertThat(found.effect()).isEqualTo(-.05);
        assertThat(found.rows()).isEmpty();
    }

    @Test
    void theSameReasonOfAllColumnsIsSaidOnce() {
        Baseline baseline = Sheet.baseline(numbers(3), steps(2_000), steps(2_000), steps(2_000));
        List<Finding> few = findings("missing-rate", baseline, Sheet.profile(baseline, steps(1), steps(1), steps(1)));
        assertThat(few).hasSize(1);
        assertThat(few.getFirst().feature()).isNull();
        assertThat(few.getFirst().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(few.getFirst().reason()).isEqualTo("too few rows to tell: 1 row here, 2,000 rows in the baseline");
        Baseline uneven = Sheet.baseline(numbers(2), steps(20), cells(steps(18), times(2, "far")));
        List<Finding> apart = findings("out-of-range", uneven, Sheet.profile(uneven, steps(2), steps(2)));
        assertThat(apart).extracting(Finding::feature).containsExactly("x0", "x1");
    }

    @Test
    void predictionsAreNoInputAndInputsNoPrediction() {
        Schema schema = new Schema(List.of(Feature.number("x"), Feature.prediction("score", FeatureType.NUMBER)));
        Baseline baseline = Sheet.baseline(schema, steps(2_000), steps(2_000));
        List<Object> odd = cells(times(50, Traffic.MISSING), times(50, "far"), times(50, Double.NaN), steps(850));
        Profile window = Sheet.profile(baseline, steps(1_000), odd);
        for (String ofInputs : List.of("missing-rate", "wrong-type", "not-finite", "out-of-range", "missing-feature")) {
            assertThat(finding(ofInputs, baseline, window).outcome()).isEqualTo(Outcome.PASSED);
        }
        Finding invalid = finding("invalid-prediction", baseline, window);
        assertThat(invalid.feature()).isEqualTo("score");
        assertThat(invalid.reason()).isEqualTo("15.0 % invalid, 0.0 % in the baseline");
        assertThat(invalid.severity()).isEqualTo(Severity.CRITICAL);
        Profile inputs = Sheet.profile(baseline, odd, steps(1_000));
        assertThat(finding("invalid-prediction", baseline, inputs).reason()).isEqualTo("none invalid in 1 feature");
        assertThat(finding("missing-rate", baseline, inputs).reason()).startsWith("5.0 % missing");
        assertThat(finding("wrong-type", baseline, inputs).reason()).startsWith("5.0 % of a wrong type");
        assertThat(finding("not-finite", baseline, inputs).reason()).startsWith("5.0 % NaN or infinite");
    }

    private static final Schema SCORE = new Schema(List.of(Feature.prediction("p", FeatureType.NUMBER)));

    /** From .01 to .99. */
    private static List<Object> probabilities(int size) {
        return IntStream.range(0, size)
                .<Object>mapToObj(i -> (i % 99 + 1) / 100.0)
                .toList();
    }

    @Test
    void oneProbabilityOutsideZeroToOneIsInvalid() {
        Baseline baseline = Sheet.baseline(SCORE, probabilities(2_000));
        for (double invalid : new double[] {1.0000001, 1.7, -.3, 1e9}) {
            Finding found = finding(
                    "invalid-prediction",
                    baseline,
                    Sheet.profile(baseline, cells(times(1, invalid), probabilities(999))));
            assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(found.rowCount()).isEqualTo(1);
            assertThat(found.rows()).hasSize(1);
            assertThat(found.reason()).isEqualTo("0.1 % outside 0 to 1, where all of the baseline's lie");
        }
        Profile both = Sheet.profile(baseline, cells(times(3, 2.0), times(2, Double.NaN), probabilities(995)));
        assertThat(finding("invalid-prediction", baseline, both).reason())
                .isEqualTo("0.3 % outside 0 to 1, where all of the baseline's lie; 2 rows with none that is a number");
    }

    @Test
    void aProbabilityBeyondTheBaselinesIsValid() {
        Baseline baseline = Sheet.baseline(SCORE, probabilities(2_000));
        Profile window = Sheet.profile(baseline, cells(times(400, 1.0), times(400, 0.0), times(200, .999)));
        assertThat(finding("invalid-prediction", baseline, window).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding("out-of-range", baseline, window).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void predictedNumbersHaveTheLearnedRange() {
        Baseline baseline = Sheet.baseline(SCORE, steps(2_000));
        Profile one = Sheet.profile(baseline, cells(times(1, 1e9), steps(999)));
        Profile many = Sheet.profile(baseline, cells(times(18, 1e9), steps(982)));
        assertThat(finding("invalid-prediction", baseline, many).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding("out-of-range", baseline, one).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding("out-of-range", baseline, many).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding("out-of-range", baseline, many).feature()).isEqualTo("p");
    }

    @Test
    void fewOrEqualNumbersAreNotTakenForProbabilities() {
        for (Baseline baseline : List.of(
                Sheet.baseline(SCORE, probabilities(29)),
                Sheet.baseline(SCORE, times(2_000, 1.0)),
                Sheet.baseline(SCORE, times(2_000, Traffic.MISSING)))) {
            Profile window = Sheet.profile(baseline, times(50, 2.0));
            assertThat(finding("invalid-prediction", baseline, window).outcome())
                    .isNotEqualTo(Outcome.BREACHED);
        }
        Baseline enough = Sheet.baseline(SCORE, probabilities(30));
        assertThat(finding("invalid-prediction", enough, Sheet.profile(enough, times(1, 2.0)))
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
    }

    @Test
    void aRangeOfPredictionsSetByHandIsLeftToIt() {
        Constraints hand = new Constraints(null, 0.0, null, List.of(), null, null, null, null, false);
        Schema schema =
                new Schema(List.of(new Feature("p", FeatureType.NUMBER, Role.PREDICTION, Sensitivity.NONE, hand)));
        Baseline baseline = Sheet.baseline(schema, probabilities(2_000));
        Profile window = Sheet.profile(baseline, cells(times(1, 1.5), probabilities(999)));
        assertThat(finding("invalid-prediction", baseline, window).outcome()).isEqualTo(Outcome.PASSED);
        Profile below = Sheet.profile(baseline, cells(times(1, -.5), probabilities(999)));
        assertThat(finding("invalid-prediction", baseline, below).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding("hand-limit", baseline, below).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void aLimitOnMissingValuesSetByHandIsLeftToIt() {
        Constraints hand = new Constraints(.5, null, null, List.of(), null, null, null, null, false);
        Schema schema = new Schema(List.of(new Feature("x", FeatureType.NUMBER, Role.FEATURE, Sensitivity.NONE, hand)));
        Baseline baseline = Sheet.baseline(schema, steps(100));
        Profile half = Sheet.profile(baseline, cells(times(50, Traffic.MISSING), steps(50)));
        assertThat(findings("missing-rate", baseline, half)).isEmpty();
        assertThat(finding("hand-limit", baseline, half).outcome()).isEqualTo(Outcome.PASSED);
        Profile more = Sheet.profile(baseline, cells(times(51, Traffic.MISSING), steps(49)));
        assertThat(finding("hand-limit", baseline, more).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(findings("hand-limit", baseline, Profile.empty(baseline))).isEmpty();
    }

    // --- missing features

    @Test
    void aFeatureThatTheBaselineSeldomHadMayStayAway() {
        Baseline baseline = Sheet.baseline(NUMBER, cells(times(900, Traffic.ABSENT), steps(100)));
        Profile away = Sheet.profile(baseline, times(20, Traffic.ABSENT));
        Finding found = finding("missing-feature", baseline, away);
        assertThat(found.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(found.expected()).isEqualTo(.9);
        assertThat(found.effect()).isCloseTo(.1, within(1e-12));
        assertThat(found.pValue()).isEqualTo(pValue(new RatePrediction(900, 1_000).rise(20, 20)));
        assertThat(found.reason()).isEqualTo("not sent in any of 20 rows, absent in 90.0 % of the baseline");
        Finding longer = finding("missing-feature", baseline, Sheet.profile(baseline, times(200, Traffic.ABSENT)));
        assertThat(longer.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(longer.rowCount()).isEqualTo(200);
        Finding once = finding(
                "missing-feature", baseline, Sheet.profile(baseline, cells(times(199, Traffic.ABSENT), steps(1))));
        assertThat(once.reason()).isEqualTo("none left out in 1 feature");
        Finding nulls = finding("missing-feature", baseline, Sheet.profile(baseline, times(200, Traffic.MISSING)));
        assertThat(nulls.reason()).isEqualTo("none left out in 1 feature");
    }

    // --- ranges

    private static Finding range(int below, int above, int size) {
        Baseline baseline = Sheet.baseline(NUMBER, steps(5_001));
        Profile window =
                Sheet.profile(baseline, cells(times(below, -9.0), times(above, 999.0), steps(size - below - above)));
        return finding("out-of-range", baseline, window);
    }

    @Test
    void eachEndOfTheRangeHasHalfOfTheLevel() {
        ExceedancePrediction prediction = ExceedancePrediction.beyondRange(5_001);
        int most = (int) prediction.upperLimit(1_000, LEVEL / 2);
        Finding at = range(most, most, 1_000);
        assertThat(at.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(at.limit()).isEqualTo(most / 1_000.0);
        assertThat(at.observed()).isEqualTo(2 * most / 1_000.0);
        assertThat(at.rowCount()).isEqualTo(2L * most);
        assertThat(at.rows()).hasSize(Math.min(20, 2 * most));
        assertThat(range(most + 1, 0, 1_000).outcome()).isEqualTo(Outcome.BREACHED);
        Finding above = range(0, most + 1, 1_000);
        assertThat(above.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(above.severity()).isEqualTo(Severity.WARNING);
        assertThat(above.pValue())
                .isCloseTo(2 * pValue(prediction.test(1_000, most + 1)), within(1e-15))
                .isLessThan(LEVEL);
        double expected = 2 * prediction.expected(1_000) / 1_000;
        assertThat(above.expected()).isEqualTo(expected);
        assertThat(above.effect()).isCloseTo((most + 1) / 1_000.0 - expected, within(1e-15));
        assertThat(above.reason()).matches("0\\.\\d % beyond the baseline's range of 0 to 500, 0\\.040 % expected");
        assertThat(range(200, 0, 1_000).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(range(0, 0, 1_000).reason()).isEqualTo("no value out of range in 1 feature");
    }

    @Test
    void tooFewValuesTellNothingOfARange() {
        int size = 1;
        while (ExceedancePrediction.beyondRange(5_001).upperLimit(size, LEVEL / 2) >= size) {
            size++;
        }
        assertThat(range(size, 0, size).outcome()).isEqualTo(Outcome.BREACHED);
        Baseline small = Sheet.baseline(NUMBER, steps(12));
        Finding found = finding("out-of-range", small, Sheet.profile(small, steps(3)));
        assertThat(found.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(found.reason()).isEqualTo("too few rows to tell: 3 values here, 12 values in the baseline");
        Baseline none = Sheet.baseline(NUMBER, times(50, Traffic.MISSING));
        assertThat(finding("out-of-range", none, Sheet.profile(none, steps(8))).reason())
                .isEqualTo("the baseline has no value to compare with");
        assertThat(finding("out-of-range", none, Sheet.profile(none, times(8, Traffic.MISSING)))
                        .reason())
                .isEqualTo("no value out of range in 1 feature");
    }

    @Test
    void anEndSetByHandIsLeftToIt() {
        for (boolean upper : new boolean[] {true, false}) {
            Constraints hand = new Constraints(
                    null, upper ? null : 0.0, upper ? 600.0 : null, List.of(), null, null, null, null, false);
            Schema schema =
                    new Schema(List.of(new Feature("x", FeatureType.NUMBER, Role.FEATURE, Sensitivity.NONE, hand)));
            Baseline baseline = Sheet.baseline(schema, steps(5_001));
            Profile above = Sheet.profile(baseline, cells(times(50, 550.0), steps(950)));
            Profile below = Sheet.profile(baseline, cells(times(50, -5.0), steps(950)));
            assertThat(finding("out-of-range", baseline, upper ? above : below).outcome())
                    .isEqualTo(Outcome.PASSED);
            assertThat(finding("out-of-range", baseline, upper ? below : above).outcome())
                    .isEqualTo(Outcome.BREACHED);
        }
    }

    // --- constants

    @Test
    void aConstantIsToldByHowOftenTheBaselineHasIt() {
        Baseline baseline = Sheet.baseline(NUMBER, cells(times(500, 1.0), times(300, 2.0), times(200, 3.0)));
        Finding found = finding("constant-feature", baseline, Sheet.profile(baseline, times(40, 2.0)));
        assertThat(found.expected()).isEqualTo(.3);
        assertThat(found.effect()).isCloseTo(.7, within(1e-12));
        assertThat(found.pValue()).isEqualTo(pValue(new RatePrediction(300, 1_000).rise(40, 40)));
        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.reason()).isEqualTo("one value in all of 40 rows, 30.0 % of the baseline has it");
        assertThat(found.rowCount()).isEqualTo(40);
        Finding two = finding("constant-feature", baseline, Sheet.profile(baseline, times(2, 2.0)));
        assertThat(two.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(two.feature()).isEqualTo("x");
        for (List<Object> varied : List.of(times(1, 2.0), cells(times(39, 2.0), times(1, 3.0)))) {
            assertThat(finding("constant-feature", baseline, Sheet.profile(baseline, varied))
                            .reason())
                    .isEqualTo("no constant in 1 feature");
        }
    }

    @Test
    void whatNearlyAllOfTheBaselineHadIsNoGraveConstant() {
        Baseline rare = Sheet.baseline(NUMBER, cells(times(9_500, 1.0), times(500, 2.0)));
        Finding found = finding("constant-feature", rare, Sheet.profile(rare, times(300, 1.0)));
        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        Baseline always = Sheet.baseline(NUMBER, times(1_000, 1.0));
        assertThat(finding("constant-feature", always, Sheet.profile(always, times(900, 1.0)))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void categoriesCanBeConstantTooAndNewOnes() {
        Baseline baseline = Sheet.baseline(CATEGORY, cells(times(600, "a"), times(400, "b")));
        Finding known = finding("constant-feature", baseline, Sheet.profile(baseline, times(50, "b")));
        assertThat(known.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(known.expected()).isEqualTo(.4);
        Finding fresh = finding("constant-feature", baseline, Sheet.profile(baseline, times(50, "new")));
        assertThat(fresh.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(fresh.expected()).isZero();
        for (List<Object> two : List.of(
                cells(times(25, "a"), times(25, "b")),
                cells(times(25, "new"), times(25, "newer")),
                cells(times(49, "new"), times(1, "a")),
                cells(times(1, "new"), times(49, "a")))) {
            assertThat(finding("constant-feature", baseline, Sheet.profile(baseline, two))
                            .reason())
                    .isEqualTo("no constant in 1 feature");
        }
        Baseline none = Sheet.baseline(CATEGORY, times(20, Traffic.MISSING));
        Finding unknown = finding("constant-feature", none, Sheet.profile(none, times(50, "b")));
        assertThat(unknown.outcome()).as("nothing to hold it against").isEqualTo(Outcome.PASSED);
        assertThat(unknown.expected()).isZero();
        assertThat(unknown.pValue()).isEqualTo(1);
    }

    // --- how many categories

    @Test
    void theFewestCategoriesThatAreNoEvidencePass() {
        Baseline baseline = Sheet.baseline(CATEGORY, cells(names("c", 0, 100), names("c", 0, 100), names("c", 0, 100)));
        long[] counts = new long[100];
        java.util.Arrays.fill(counts, 3);
        SeenCategories prediction = SeenCategories.of(counts, 300, 1_000);
        int fewest = (int) prediction.fewest(LEVEL);
        assertThat(fewest).isBetween(60, 99);
        List<Object> enough = cells(names("c", 0, fewest), times(1_000 - fewest, "c0"));
        assertThat(finding("distinct-count", baseline, Sheet.profile(baseline, enough))
                        .reason())
                .isEqualTo("as many categories as expected in 1 feature");
        List<Object> fewer = cells(names("c", 0, fewest - 1), times(1_001 - fewest, "c0"));
        Finding found = finding("distinct-count", baseline, Sheet.profile(baseline, fewer));
        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.observed()).isEqualTo(fewest - 1);
        assertThat(found.limit()).isEqualTo(fewest);
        assertThat(found.expected()).isEqualTo(prediction.expected());
        assertThat(found.effect()).isEqualTo(1 - (fewest - 1) / prediction.expected());
        assertThat(found.pValue())
                .isEqualTo(pValue(prediction.test(fewest - 1)))
                .isLessThan(LEVEL);
        assertThat(found.reason())
                .contains(" of the baseline's 100 values, ")
                .endsWith(" or more expected in 1,000 rows");
        assertThat(found.rows()).isNotEmpty();
        int half = (int) Math.floor(prediction.expected() / 2);
        Finding lost = finding(
                "distinct-count",
                baseline,
                Sheet.profile(baseline, cells(names("c", 0, half), times(1_000 - half, "c0"))));
        assertThat(lost.severity()).isEqualTo(Severity.CRITICAL);
        Finding lessLost = finding(
                "distinct-count",
                baseline,
                Sheet.profile(baseline, cells(names("c", 0, half + 1), times(999 - half, "c0"))));
        assertThat(lessLost.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding("distinct-count", baseline, Sheet.profile(baseline, times(9, Traffic.MISSING)))
                        .reason())
                .isEqualTo("as many categories as expected in 1 feature");
    }

    // --- new categories

    private static final List<Object> RARE =
            cells(times(4_000, "a"), times(960, "b"), names("s", 0, 20), names("d", 0, 10), names("d", 0, 10));

    @Test
    void newCategoriesAreHeldAgainstTheRareOnes() {
        Baseline baseline = Sheet.baseline(CATEGORY, RARE);
        GoodTuring unseen = new GoodTuring(5_000, 20, 10);
        int most = (int) unseen.mostUnseen(1_000, LEVEL);
        Finding at = finding(
                "new-category", baseline, Sheet.profile(baseline, cells(times(most, "new"), times(1_000 - most, "a"))));
        assertThat(at.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(at.limit()).isEqualTo(most / 1_000.0);
        assertThat(at.expected()).isEqualTo(.004);
        assertThat(at.rowCount()).isEqualTo(most);
        Finding above = finding(
                "new-category",
                baseline,
                Sheet.profile(baseline, cells(times(most + 1, "new"), times(999 - most, "a"))));
        assertThat(above.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(above.severity()).isEqualTo(Severity.WARNING);
        assertThat(above.pValue())
                .isEqualTo(pValue(unseen.test(1_000, most + 1)))
                .isLessThan(LEVEL);
        assertThat(above.effect()).isEqualTo((most + 1) / 1_000.0 - .004);
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, times(1_000, "a")))
                        .reason())
                .isEqualTo("no new category in 1 feature");
    }

    @Test
    void aTenthMoreNewOnesThanExpectedAreCritical() {
        Baseline baseline = Sheet.baseline(CATEGORY, times(4_000, "a"));
        List<Object> tenth = cells(times(100, "new"), times(900, "a"));
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, tenth))
                        .severity())
                .isEqualTo(Severity.CRITICAL);
        List<Object> less = cells(times(99, "new"), times(901, "a"));
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, less))
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void atMostThreeNewCategoriesAreNamedAndNoneOfASingleRow() {
        Baseline baseline = Sheet.baseline(CATEGORY, times(4_000, "a"));
        List<Object> five =
                cells(times(40, "v"), times(30, "w"), times(20, "x"), times(10, "y"), times(1, "z"), times(899, "a"));
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, five))
                        .reason())
                .isEqualTo("10.1 % of categories that the baseline does not have (v 4.0 %, w 3.0 %, x 2.0 %), 0.0 %"
                        + " expected");
        List<Object> single = cells(names("new", 0, 30), times(970, "a"));
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, single))
                        .reason())
                .isEqualTo("3.0 % of categories that the baseline does not have, 0.0 % expected");
    }

    /** 2,000 new names of which one has 30 % of the rows, and of which none has: most often is said of the first only. */
    @Test
    void whatIsCountedByNameIsNotTakenForTheMostFrequent() {
        Baseline baseline = Sheet.baseline(CATEGORY, times(4_000, "a"));
        for (int i = 0; i < 40; i++) {
            List<Object> values = cells(times(1_500, "top" + i), names("n", 0, 2_000), names("n", 0, 1_500));
            String reason = finding("new-category", baseline, Sheet.profile(baseline, values))
                    .reason();
            assertThat(reason).contains("(about ").doesNotContain("most often n");
        }
        List<Object> none = cells(names("n", 0, 2_000), names("n", 0, 2_000));
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, none))
                        .reason())
                .matches("100\\.0 % of categories that the baseline does not have \\(about [12],\\d{3} different ones,"
                        + " such as n\\d+ 0\\.05\\d* %, n\\d+ 0\\.05\\d* %, n\\d+ 0\\.05\\d* %\\), 0\\.0 % expected");
    }

    @Test
    void theMostFrequentOfManyIsNamedWhereNoOtherCanBe() {
        Baseline baseline = Sheet.baseline(CATEGORY, times(4_000, "a"));
        String kept = IntStream.range(0, 1_000)
                .mapToObj(i -> "top" + i)
                .filter(name -> Sheet.profile(baseline, cells(times(2, name), names("n", 0, 2_000)))
                        .column("c")
                        .filter(column -> ((CategoryProfile) column)
                                .newCategories()
                                .getFirst()
                                .category()
                                .equals(name))
                        .isPresent())
                .findFirst()
                .orElseThrow();
        List<Object> values = cells(times(1_000, kept), names("n", 0, 2_000));
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, values))
                        .reason())
                .contains("different ones, most often " + kept + " 33.3 %), ");
    }

    @Test
    void tooFewValuesTellNothingOfNewCategories() {
        Baseline baseline = Sheet.baseline(CATEGORY, times(4_000, "a"));
        int size = 1;
        while (new GoodTuring(4_000, 0, 0).mostUnseen(size, LEVEL) >= size) {
            size++;
        }
        assertThat(finding("new-category", baseline, Sheet.profile(baseline, times(size, "new")))
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
        Baseline small = Sheet.baseline(CATEGORY, times(20, "a"));
        Finding few = finding("new-category", small, Sheet.profile(small, times(2, "a")));
        assertThat(few.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(few.reason()).isEqualTo("too few rows to tell: 2 values here, 20 values in the baseline");
        assertThat(finding("new-category", small, Sheet.profile(small, times(3, Traffic.MISSING)))
                        .reason())
                .isEqualTo("no new category in 1 feature");
    }

    // --- rows

    @Test
    void ratesOfRowsAreOfTheModel() {
        Baseline baseline = Sheet.baseline(NUMBER, steps(2_000));
        Profile rejected = Sheet.profile(baseline, Status.REJECTED, steps(100));
        Finding found = finding("rejected-rate", baseline, rejected);
        assertThat(found.feature()).isNull();
        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.rows()).isNotEmpty();
        assertThat(found.rowCount()).isEqualTo(100);
        assertThat(found.reason()).isEqualTo("100.0 % of the rows rejected, 0.0 % in the baseline");
        Finding unscored = finding("unscored-rate", baseline, rejected);
        assertThat(unscored.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(unscored.rows()).isEmpty();
        assertThat(finding("unscored-rate", baseline, Sheet.profile(baseline, Status.UNSCORED, steps(100)))
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
        assertThat(findings("rejected-rate", baseline, Profile.empty(baseline))).isEmpty();
    }

    @Test
    void identifiersAreLeftOutWhereAllRowsAreAtHand() {
        List<Check> all = IntegrityChecks.all();
        List<Check> without = IntegrityChecks.withoutIdentifiers();
        assertThat(without)
                .extracting(Check::name)
                .containsExactlyElementsOf(all.stream().map(Check::name).toList());
        assertThat(without.getLast()).isEqualTo(new HandLimit(false));
        assertThat(all.getLast()).isEqualTo(new HandLimit(true));
        assertThat(without.subList(0, all.size() - 1)).isEqualTo(all.subList(0, all.size() - 1));
    }
}
