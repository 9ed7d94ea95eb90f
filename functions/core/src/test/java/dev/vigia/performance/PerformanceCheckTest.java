package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.performance.LabelledRows.Labels;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerformanceCheckTest {
    private static final double LEVEL = 0.01;

    private final Labels labels = new Labels();
    private final SplittableRandom random = new SplittableRandom(3);

    private LabelledRows rows(int size, double center, double spread, double noise) {
        LabelledRows rows = new LabelledRows(labels, 1);
        for (int i = 0; i < size; i++) {
            double odds = center + spread * random.nextGaussian();
            boolean positive = random.nextDouble() < ScoredRows.sigmoid(odds);
            rows.add(ScoredRows.sigmoid(odds + noise * random.nextGaussian()), positive ? 1 : 0);
        }
        return rows;
    }

    private LabelledRows numbers(int size, double bias, double noise) {
        LabelledRows rows = new LabelledRows(labels, 1);
        for (int i = 0; i < size; i++) {
            double truth = 100 + 20 * random.nextGaussian();
            rows.add(truth + bias + noise * random.nextGaussian(), truth);
        }
        return rows;
    }

    private LabelledRows classes(int size, double right) {
        String[] names = {"red", "green", "blue"};
        LabelledRows rows = new LabelledRows(labels, 1);
        for (int i = 0; i < size; i++) {
            int truth = random.nextInt(3);
            int said = random.nextDouble() < right ? truth : (truth + 1 + random.nextInt(2)) % 3;
            rows.add(labels.of(names[said]), labels.of(names[truth]));
        }
        return rows;
    }

    private static LabelledRows without(LabelledRows rows) {
        LabelledRows unlabelled = new LabelledRows(rows.labels(), 1);
        for (double prediction : rows.predictions()) {
            unlabelled.add(prediction, Double.NaN);
        }
        return unlabelled;
    }

    private static PerformanceReview review(LabelledRows baseline, LabelledRows current, boolean text) {
        return PerformanceReview.of(baseline, current, text, text);
    }

    private static List<Finding> findings(LabelledRows baseline, LabelledRows current, boolean text) {
        return new PerformanceCheck(review(baseline, current, text)).findings(LEVEL);
    }

    private static Finding only(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome outcome(List<Finding> findings) {
        return Outcome.of(findings.stream().map(Finding::outcome).toList());
    }

    @Test
    void modelThatDidNotChangePasses() {
        List<Finding> findings = findings(rows(20_000, 0, 2, 0), rows(5_000, 0, 2, 0), false);
        assertThat(findings).extracting(Finding::check).containsExactly("auc", "brier");
        assertThat(findings).extracting(Finding::outcome).containsOnly(Outcome.PASSED);
        assertThat(only(findings, "auc").smallestDetectable()).isBetween(0.01, 0.03);
    }

    @Test
    void scoresThatRankWorseAreFound() {
        Finding auc = only(findings(rows(20_000, 0, 2, 0), rows(5_000, 0, 2, 2), false), "auc");
        assertThat(auc.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(auc.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(auc.observed()).isLessThan(auc.limit());
        assertThat(auc.reason()).matches("auc 0\\.8[67]\\d* → 0\\.7\\d+");
    }

    /** The ranks stay, the probabilities do not: only {@code brier} sees it. */
    @Test
    void probabilitiesThatAreOffAreFound() {
        LabelledRows off = new LabelledRows(labels, 1);
        ScoredRows rows = ScoredRows.of(5_000, 0, 2, random);
        for (int i = 0; i < rows.scores().length; i++) {
            off.add(Math.pow(rows.scores()[i], 3), rows.outcomes()[i]);
        }
        List<Finding> findings = findings(rows(20_000, 0, 2, 0), off, false);
        assertThat(only(findings, "auc").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(only(findings, "brier").outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void performanceThatRoseIsNoFinding() {
        assertThat(outcome(findings(rows(20_000, 0, 2, 2), rows(5_000, 0, 2, 0), false)))
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void classesAreJudgedByAccuracy() {
        assertThat(outcome(findings(classes(5_000, 0.9), classes(2_000, 0.9), true)))
                .isEqualTo(Outcome.PASSED);
        Finding worse = only(findings(classes(5_000, 0.9), classes(2_000, 0.8), true), "accuracy");
        assertThat(worse.outcome()).isEqualTo(Outcome.BREACHED);
    }

    /** With a binomial error of 0 at both ends nothing would be told of a model that is never right any more. */
    @Test
    void classesThatWereAlwaysRightAndNeverAreAnyMoreBreach() {
        assertThat(outcome(findings(classes(500, 1), classes(200, 0), true))).isEqualTo(Outcome.BREACHED);
        assertThat(outcome(findings(classes(500, 1), classes(200, 1), true))).isEqualTo(Outcome.PASSED);
    }

    @Test
    void numbersAreJudgedByTheirErrorAndTheirBias() {
        LabelledRows baseline = numbers(10_000, 0, 5);
        assertThat(outcome(findings(baseline, numbers(2_000, 0, 5), false))).isEqualTo(Outcome.PASSED);
        assertThat(only(findings(baseline, numbers(2_000, 0, 7), false), "mae").outcome())
                .isEqualTo(Outcome.BREACHED);
        for (double bias : new double[] {2, -2}) {
            Finding moved = only(findings(baseline, numbers(2_000, bias, 5), false), "bias");
            assertThat(moved.outcome()).isEqualTo(Outcome.BREACHED);
            double beyond = Objects.requireNonNull(moved.observed()) - Objects.requireNonNull(moved.limit());
            assertThat(beyond * bias).isPositive();
        }
    }

    @Test
    void withoutTruthPerformanceIsEstimatedAndDecidesNothing() {
        LabelledRows current = without(rows(5_000, 0, 2, 0));
        PerformanceReview review = review(rows(20_000, 0, 2, 0), current, false);
        assertThat(new PerformanceCheck(review).findings(LEVEL))
                .extracting(Finding::reason)
                .containsExactly("no ground truth");
        assertThat(review.withoutTruth()).isEqualTo(5_000);
        assertThat(review.current()).isEmpty();
        Estimation estimated = Objects.requireNonNull(review.estimated());
        assertThat(PerformanceReview.find(estimated.measures(), "auc").value()).isBetween(0.85, 0.88);
        assertThat(estimated.reason()).isEqualTo("the baseline's probabilities are calibrated");
    }

    @Test
    void overconfidentProbabilitiesAreMappedBeforeTheyAreBelieved() {
        LabelledRows overconfident = new LabelledRows(labels, 1);
        LabelledRows now = new LabelledRows(labels, 1);
        for (int i = 0; i < 20_000; i++) {
            double odds = 2 * random.nextGaussian();
            double truth = random.nextDouble() < ScoredRows.sigmoid(odds / 2) ? 1 : 0;
            (i % 2 == 0 ? overconfident : now).add(ScoredRows.sigmoid(odds), i % 2 == 0 ? truth : Double.NaN);
        }
        Estimation estimated =
                Objects.requireNonNull(review(overconfident, now, false).estimated());
        assertThat(estimated.recalibrated()).isTrue();
        // what log odds of spread 1 have; believed as they are, the scores would promise 0.86
        assertThat(PerformanceReview.find(estimated.measures(), "auc").value()).isBetween(0.72, 0.76);
    }

    @Test
    void fewRowsAreInconclusive() {
        assertThat(findings(rows(20_000, 0, 2, 0), rows(60, 0, 2, 0), false))
                .singleElement()
                .matches(finding -> finding.outcome() == Outcome.INCONCLUSIVE)
                .extracting(Finding::reason)
                .isEqualTo("the truth of 60 rows is known, 20000 in the baseline: expected 100 or more of both");
    }

    @Test
    void fewOfALabelAreInconclusiveWhereTheyAreRanked() {
        Finding auc = only(findings(rows(20_000, -2, 1, 0), rows(130, -4.5, 0.1, 0), false), "auc");
        assertThat(auc.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** 120 rows: an area that fell from .64 to a coin's could not be told from chance. */
    @Test
    void windowThatCouldNotSeeAUselessModelIsInconclusive() {
        Finding auc = only(findings(rows(20_000, -1.5, 0.5, 0), rows(120, -1.5, 0.5, 0), false), "auc");
        assertThat(auc.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(auc.reason()).startsWith("too few rows to tell auc 0.");
    }

    @Test
    void predictionsOutsideZeroToOneAndUnheardOfLabelsAreSaid() {
        LabelledRows current = rows(2_000, 0, 2, 0);
        for (int i = 0; i < 20; i++) {
            current.add(1.5, 1);
            current.add(i % 2 == 0 ? -0.1 : Double.NaN, 0);
            current.add(0.5, 7);
        }
        current.addMalformed();
        List<Finding> findings = findings(rows(20_000, 0, 2, 0), current, false);
        assertThat(findings)
                .extracting(Finding::reason)
                .contains(
                        "40 rows without a prediction that can be judged: expected one in [0, 1]",
                        "21 rows with a label that the baseline never had (7)");
        assertThat(outcome(findings)).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(findings, "auc").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aFewOddRowsAreToldAndDecideNothing() {
        LabelledRows current = rows(5_000, 0, 2, 0);
        current.add(1.5, 1);
        current.add(0.5, 7);
        List<Finding> findings = findings(rows(20_000, 0, 2, 0), current, false);
        assertThat(findings).extracting(Finding::reason).contains("1 row with a label that the baseline never had (7)");
        assertThat(outcome(findings)).isEqualTo(Outcome.PASSED);
    }

    /** Without a floor any change that is no chance is a breach, and a small one no grave one. */
    @Test
    void withoutAFloorASmallBreachIsAWarning() {
        PerformanceReview review = review(rows(20_000, 0, 2, 0), rows(50_000, 0, 2, 0.8), false);
        Finding auc = only(new PerformanceCheck(review).withoutFloor().findings(LEVEL), "auc");
        assertThat(auc.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(auc.severity()).isEqualTo(Severity.WARNING);
    }

    /** Some thousandths of the area: certain at 90,000 rows, and below the floor of .01. */
    @Test
    void aCertainAndSmallChangeBreachesOnlyWithoutAFloor() {
        PerformanceReview review = review(rows(90_000, 0, 2, 0), rows(90_000, 0, 2, 0.35), false);
        Finding floored = only(new PerformanceCheck(review).findings(LEVEL), "auc");
        assertThat(floored.effect()).isBetween(0.003, 0.01);
        assertThat(floored.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(only(new PerformanceCheck(review).withoutFloor().findings(LEVEL), "auc")
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
    }

    @Test
    void rowsOfOneLabelCannotBeHeldAgainst() {
        LabelledRows one = new LabelledRows(labels, 1);
        for (int i = 0; i < 1_000; i++) {
            one.add(0.1, 0);
        }
        assertThat(new PerformanceCheck(review(one, one, false)).canJudge()).isFalse();
        LabelledRows both = rows(1_000, 0, 2, 0);
        assertThat(new PerformanceCheck(review(both, both, false)).canJudge()).isTrue();
        assertThat(new PerformanceCheck(review(rows(50, 0, 2, 0), both, false)).canJudge())
                .isFalse();
    }

    @Test
    void baselineOfOneRowOrOfNoTruthIsInconclusive() {
        LabelledRows one = new LabelledRows(labels, 1);
        one.add(0.5, 1);
        assertThat(outcome(findings(one, rows(500, 0, 1, 0), false))).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(findings(without(rows(500, 0, 1, 0)), rows(500, 0, 1, 0), false))
                .extracting(Finding::reason)
                .containsExactly("the baseline has no row with a prediction and a truth");
    }

    @Test
    void equalPredictionsAndEqualLabelsNeitherFailNorAlarm() {
        LabelledRows equal = new LabelledRows(labels, 1);
        for (int i = 0; i < 1_000; i++) {
            equal.add(0.5, i % 2);
        }
        assertThat(outcome(findings(equal, equal, false))).isNotEqualTo(Outcome.BREACHED);
        LabelledRows negative = new LabelledRows(labels, 1);
        for (int i = 0; i < 1_000; i++) {
            negative.add(0.1, 0);
        }
        Finding auc = only(findings(rows(20_000, 0, 2, 0), negative, false), "auc");
        assertThat(auc.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static double macro(List<Measurement> measures) {
        return PerformanceReview.find(measures, "macro-f1").value();
    }

    /** Four of 2,000 rows with a label that nobody knows took a quarter off the mean of three classes. */
    @Test
    void aLabelThatTheBaselineNeverHadIsNoClassOfItsMacroF1() {
        LabelledRows baseline = classes(5000, 0.8);
        LabelledRows current = classes(2000, 0.8);
        double before = macro(review(baseline, current, true).current());
        for (String label : List.of("mauve", "ochre", "mauve", "a colour with a name that is longer than all")) {
            current.add(labels.of("red"), labels.of(label));
        }
        PerformanceReview review = review(baseline, current, true);

        assertThat(macro(review.current())).isBetween(before - 0.003, before - 1e-6);
        assertThat(new PerformanceCheck(review).findings(LEVEL))
                .extracting(Finding::reason)
                .contains(
                        "4 rows with a label that the baseline never had (mauve, ochre, a colour with a name that is l…)");
    }

    @Test
    void ofManyNewLabelsTheMostFrequentAreNamed() {
        LabelledRows current = classes(2000, 0.8);
        LabelledRows baseline = classes(5000, 0.8);
        for (int row = 0; row < 9; row++) {
            current.add(labels.of("red"), labels.of("new " + Math.max(3, row)));
        }
        assertThat(review(baseline, current, true).newLabels()).containsExactly("new 3", "new 4", "new 5", "3 more");
    }

    /** Without blue rows the baseline is measured without blue too. */
    @Test
    void macroF1IsOverTheClassesThatBothHave() {
        LabelledRows baseline = new LabelledRows(labels, 1);
        LabelledRows current = new LabelledRows(labels, 1);
        String[] names = {"red", "green", "blue"};
        for (int row = 0; row < 3000; row++) {
            int truth = row % 3;
            boolean wrong = truth == 2 && row % 2 == 0;
            baseline.add(labels.of(wrong ? "red" : names[truth]), labels.of(names[truth]));
            if (truth < 2) {
                current.add(labels.of(names[truth]), labels.of(names[truth]));
            }
        }
        PerformanceReview review = review(baseline, current, true);

        // red: 1,000 hits of 1,500 said and 1,000 true; green: all; blue: 500 hits of 500 said and 1,000 true
        assertThat(macro(review.baseline())).isCloseTo((2000.0 / 2500 + 1) / 2, within(1e-12));
        assertThat(macro(review.current())).isEqualTo(1);
        assertThat(macro(review(baseline, without(current), true).baseline()))
                .isCloseTo((2000.0 / 2500 + 1 + 1000.0 / 1500) / 3, within(1e-12));
    }

    /** Rows that all came out alike do not say what is usual, whatever the others do. */
    @Test
    void aBaselineOfOneTruthDecidesNothing() {
        LabelledRows positives = new LabelledRows(labels, 1);
        LabelledRows constants = new LabelledRows(labels, 1);
        LabelledRows reds = new LabelledRows(labels, 1);
        for (int row = 0; row < 500; row++) {
            positives.add(0.7, 1);
            constants.add(3, 3.5);
            reds.add(labels.of("red"), labels.of("red"));
        }
        assertUndecided(review(positives, rows(2000, 0, 2, 0), false), "rows of two labels or more");
        assertUndecided(review(constants, numbers(2000, 5, 5), false), "numbers that differ");
        assertUndecided(review(reds, classes(2000, 0.5), true), "rows of two labels or more");
    }

    private static void assertUndecided(PerformanceReview review, String expected) {
        List<Finding> findings = new PerformanceCheck(review).findings(LEVEL);
        assertThat(findings).extracting(Finding::outcome).containsOnly(Outcome.INCONCLUSIVE);
        assertThat(findings.getFirst().reason())
                .isEqualTo("the truth is the same in all of the baseline's 500 rows: expected " + expected);
        assertThat(new PerformanceCheck(review).canJudge()).isFalse();
    }

    @Test
    void aBaselineOfFewRowsOfOneLabelDecidesNothing() {
        LabelledRows baseline = new LabelledRows(labels, 1);
        for (int row = 0; row < 500; row++) {
            baseline.add(0.1, row < 9 ? 1 : 0);
        }
        assertThat(new PerformanceCheck(review(baseline, rows(2000, 0, 2, 0), false)).findings(LEVEL))
                .extracting(Finding::outcome, Finding::reason)
                .containsExactly(
                        tuple(Outcome.INCONCLUSIVE, "the baseline has 9 rows of the rarer label: expected 10 or more"));
    }
}
