package dev.vigia.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.integrity.RateRule.Rate;
import dev.vigia.stats.Dispersion;
import dev.vigia.stats.RatePrediction;
import dev.vigia.stats.TestResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateRuleTest {
    private static final double LEVEL = 1e-3;
    private static final Rate BASELINE = new Rate(100, 10_000);

    private static Finding judge(RateRule rule, Rate window, Rate baseline) {
        return rule.judge(FindingDraft.of("rate", "x"), window, baseline, LEVEL);
    }

    private static Finding judge(long events, long rows) {
        return judge(RateRule.of("odd"), new Rate(events, rows), BASELINE);
    }

    private static double pValue(TestResult result) {
        return result instanceof TestResult.Defined some ? some.pValue() : Double.NaN;
    }

    @Test
    void theLimitIsTheMostThatIsNoEvidence() {
        long most = new RatePrediction(100, 10_000).upperLimit(2_000, LEVEL);
        Finding at = judge(most, 2_000);
        Finding above = judge(most + 1, 2_000);
        assertThat(at.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(at.limit()).isEqualTo(most / 2_000.0);
        assertThat(at.pValue()).isGreaterThanOrEqualTo(LEVEL);
        assertThat(above.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(above.pValue()).isLessThan(LEVEL);
        assertThat(above.severity()).isEqualTo(Severity.WARNING);
        assertThat(above.observed()).isEqualTo((most + 1) / 2_000.0);
        assertThat(above.expected()).isEqualTo(.01);
        assertThat(above.effect()).isEqualTo((most + 1) / 2_000.0 - .01);
        assertThat(judge(40, 2_000).reason()).isEqualTo("2.0 % odd, 1.0 % in the baseline");
    }

    @Test
    void aRiseOfATenthIsCritical() {
        Rate baseline = new Rate(100, 1_000);
        assertThat(judge(RateRule.of("odd"), new Rate(200, 1_000), baseline).severity())
                .isEqualTo(Severity.CRITICAL);
        assertThat(judge(RateRule.of("odd"), new Rate(199, 1_000), baseline).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void aRiseBelowTheFloorPassesHoweverCertain() {
        Rate baseline = new Rate(100, 1_000);
        assertThat(judge(new RateRule("odd", .1, .5), new Rate(200, 1_000), baseline)
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
        Finding below = judge(new RateRule("odd", .1, .5), new Rate(199, 1_000), baseline);
        assertThat(below.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(below.pValue()).isLessThan(LEVEL);
    }

    @Test
    void tooFewRowsTellNothing() {
        assertThat(judge(0, 0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(0, 0).reason()).isEqualTo("no values in this window");
        long rows = 1;
        while (new RatePrediction(100, 10_000).upperLimit(rows, LEVEL) >= rows) {
            rows++;
        }
        Finding fewer = judge(rows - 1, rows - 1);
        assertThat(fewer.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(fewer.limit()).isNull();
        assertThat(fewer.reason())
                .isEqualTo("too few rows to tell: " + (rows - 1) + " row" + (rows == 2 ? "" : "s")
                        + " here, 10,000 rows in the baseline");
        assertThat(judge(rows, rows).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judge(RateRule.of("odd"), new Rate(50, 50), new Rate(0, 0)).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** An all-missing column, here and in the baseline: forever too few rows to tell that it is missing more often. */
    @Test
    void whatNearlyAlwaysHappensPasses() {
        for (Rate baseline : List.of(new Rate(20_000, 20_000), new Rate(19_900, 20_000), new Rate(100, 100))) {
            for (long rows : new long[] {1, 50}) {
                Finding found = judge(RateRule.of("missing"), new Rate(rows, rows), baseline);
                assertThat(found.outcome()).isEqualTo(Outcome.PASSED);
                assertThat(found.limit()).isEqualTo(1);
                assertThat(found.reason()).startsWith("100.0 % missing, ");
            }
        }
        Finding few = judge(RateRule.of("missing"), new Rate(50, 50), new Rate(58, 58));
        assertThat(few.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        Finding less = judge(RateRule.of("missing"), new Rate(10, 10), new Rate(18_900, 20_000));
        assertThat(less.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        Finding more = judge(RateRule.of("missing"), new Rate(2_000, 2_000), new Rate(19_800, 20_000));
        assertThat(more.outcome()).isEqualTo(Outcome.BREACHED);
    }

    /** Of rows worth a quarter, all counts are a quarter; a limit of k such rows is passed by the 4 (k + 1)-th. */
    @Test
    void rowsThatFollowOneAnotherCountForLess() {
        Dispersion dispersion = new Dispersion(4, 1_000);
        RatePrediction quarter = new RatePrediction(25, 2_500);
        long most = 4 * (quarter.upperLimit(250, LEVEL) + 1) - 1;
        RateRule rule = RateRule.of("odd");
        Finding at = rule.judge(FindingDraft.of("rate", "x"), new Rate(most, 1_000), BASELINE, LEVEL, dispersion);
        Finding above =
                rule.judge(FindingDraft.of("rate", "x"), new Rate(most + 1, 1_000), BASELINE, LEVEL, dispersion);
        assertThat(at.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(at.limit()).isEqualTo(most / 1_000.0);
        assertThat(at.pValue()).isEqualTo(pValue(quarter.rise(250, most / 4)));
        assertThat(above.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(above.pValue())
                .isEqualTo(pValue(quarter.rise(250, (most + 1) / 4)))
                .isLessThan(LEVEL);
    }

    @Test
    void aRateIsOfRows() {
        assertThat(new Rate(3, 4).share()).isEqualTo(.75);
        assertThat(new Rate(0, 0).share()).isZero();
        assertThat(new Rate(0, 4).never()).isTrue();
        assertThat(new Rate(1, 4).never()).isFalse();
    }
}
