package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.model.Feature;
import dev.vigia.model.Model;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import dev.vigia.profile.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows of rows in the baseline's middle, and so many far out. */
class OutlierRateTest {
    private static final Schema SCHEMA =
            new Schema(List.of(Feature.number("x"), Feature.number("y"), Feature.number("z")));
    private static final Baseline BASELINE = Sheet.baseline(SCHEMA, normal(1), normal(2), normal(3));
    private static final double LEVEL = .01;

    private static List<Object> normal(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 4_000)
                .<Object>mapToObj(i -> random.nextGaussian())
                .toList();
    }

    /** Of the rows far out, x is. */
    private static Profile window(int rows, int far) {
        List<Object> x = new ArrayList<>(Sheet.times(rows - far, 0.0));
        x.addAll(Sheet.times(far, 50.0));
        return Sheet.profile(BASELINE, x, Sheet.times(rows, 0.0), Sheet.times(rows, 0.0));
    }

    private static Finding check(Baseline baseline, Profile window) {
        return check(baseline, window, LEVEL);
    }

    private static Finding check(Baseline baseline, Profile window, double level) {
        CheckInput input =
                new CheckInput(baseline, Samples.HOUR, window, List.of(), Model.of(Samples.VERSION.model()), level);
        List<Finding> found = OutlierChecks.all().getFirst().check(input);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Finding check(int rows, int far) {
        return check(BASELINE, window(rows, far));
    }

    private static double number(@org.jspecify.annotations.Nullable Double number) {
        return Objects.requireNonNull(number);
    }

    @Test
    void theRateIsHeldAgainstTheBaselines() {
        Finding found = check(1_000, 60);
        long heldOut = BASELINE.outlierLimit().heldOut();
        double expected = BASELINE.outlierLimit().rank() / (heldOut + 1.0);

        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.feature()).isNull();
        assertThat(found.observed()).isEqualTo(.06);
        assertThat(found.expected()).isEqualTo(expected);
        assertThat(found.effect()).isEqualTo(.06 - expected);
        assertThat(number(found.limit())).isBetween(expected, .06);
        assertThat(found.rowCount()).isEqualTo(60);
        assertThat(found.rows()).hasSize(20).allMatch(row -> row.index() >= 940);
        assertThat(found.measures()).containsKey("share of x");
        assertThat(number(found.measures().get("share of x"))).isGreaterThan(.9);
        assertThat(found.reason())
                .matches(
                        "6\\.0 % of the rows are unlike the baseline, 1\\.0 % expected; most by x \\(\\d\\d\\.\\d %\\).*");
    }

    /** A rate of a tenth of all rows above what is expected. */
    @Test
    void aRiseOfATenthIsCritical() {
        assertThat(check(1_000, 109).severity()).isEqualTo(Severity.WARNING);
        assertThat(check(1_000, 111).severity()).isEqualTo(Severity.CRITICAL);
    }

    /** One law: breached are the counts whose probability is at most the level, which are those over the limit. */
    @Test
    void limitAndProbabilityAgree() {
        int breached = 0;
        double last = 1;
        for (int far = 0; far < 40; far++) {
            Finding found = check(1_000, far);
            boolean isBreached = found.outcome() == Outcome.BREACHED;
            assertThat(found.outcome()).isNotEqualTo(Outcome.INCONCLUSIVE);
            assertThat(number(found.pValue()) <= LEVEL).as("%s outliers", far).isEqualTo(isBreached);
            assertThat(far > 1_000 * number(found.limit()) + 1e-9).isEqualTo(isBreached);
            assertThat(number(found.pValue())).isLessThanOrEqualTo(last);
            last = number(found.pValue());
            breached += isBreached ? 1 : 0;
        }
        assertThat(breached).isBetween(1, 39);
    }

    @Test
    void noOutlierNamesNoFeature() {
        Finding found = check(1_000, 0);
        assertThat(found.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(found.reason()).isEqualTo("0.0 % of the rows are unlike the baseline, 1.0 % expected");
        assertThat(found.rows()).isEmpty();
        assertThat(found.rowCount()).isZero();
    }

    /** Two categories in all rows: held-out rows have one of few scores, and the highest is the limit. */
    @Test
    void whereTheBaselinesScoresTieAtTheLimitNoOutlierIsExpected() {
        Schema schema = new Schema(List.of(Feature.category("c")));
        List<Object> rows = IntStream.range(0, 4_000)
                .<Object>mapToObj(i -> i % 3 == 0 ? "a" : "b")
                .toList();
        Baseline baseline = Sheet.baseline(schema, rows);
        assertThat(baseline.outlierLimit().rank()).isGreaterThan(1);
        Finding same = check(baseline, Sheet.profile(baseline, rows));
        assertThat(same.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(same.expected()).isZero();
        assertThat(same.reason()).isEqualTo("0.0 % of the rows are unlike the baseline, 0.0 % expected");
        List<Object> others = new ArrayList<>(rows.subList(0, 3_000));
        others.addAll(Sheet.times(1_000, "z"));
        assertThat(check(baseline, Sheet.profile(baseline, others)).outcome()).isEqualTo(Outcome.BREACHED);
    }

    // --- what cannot be told

    @Test
    void aSingleRowTellsNothing() {
        Finding found = check(BASELINE, window(1, 1), .001);
        assertThat(found.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(found.reason()).isEqualTo("too few rows to tell: 1 row here, 2,000 rows held out of the baseline");
        assertThat(found.observed()).isEqualTo(1);
        assertThat(found.limit()).isNull();
    }

    /** Of one row only that one could be seen: that it is not unlike says nothing. */
    @Test
    void whereOnlyAllRowsWouldBeSeenNothingIsPassed() {
        Finding one = check(1, 0);
        assertThat(one.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(one.reason())
                .isEqualTo("too few rows to tell: only if each of 1 row were unlike the baseline would it be seen");
        assertThat(check(30, 0).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check(30, 30).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void withoutScoresNothingIsTold() {
        Finding none = check(BASELINE, Profile.empty(BASELINE));
        assertThat(none.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(none.reason()).isEqualTo("no row could be scored");
        Baseline one = Sheet.baseline(SCHEMA, List.of(1.0), List.of(1.0), List.of(Traffic.MISSING));
        Finding held = check(one, Sheet.profile(one, List.of(1.0), List.of(1.0), List.of(1.0)));
        assertThat(held.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(held.reason())
                .isEqualTo("no baseline row was held out to say what is usual: the baseline has 1 row");
    }

    @Test
    void theCheckIsTheFamilysOnly() {
        assertThat(OutlierChecks.all()).hasSize(1);
        assertThat(OutlierChecks.all().getFirst().name()).isEqualTo("outlier-rate");
        assertThat(OutlierChecks.all().getFirst().family()).isEqualTo(Family.OUTLIERS);
    }
}
