package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.pValue;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    @Test
    void riseOfARateIsTheBetaBinomialTail() {
        assertThat(Reference.rows("rate-prediction.csv")).hasSize(10).allSatisfy(row -> {
            RatePrediction rate = new RatePrediction(row.whole(0), row.whole(1));
            TestResult.Defined result = defined(rate.rise(row.whole(3), row.whole(2)));
            assertThat(result.logPValue())
                    .isCloseTo(row.number(4), within(1e-7 * Math.max(1, Math.abs(row.number(4)))));
            assertThat(result.statistic()).isEqualTo(row.number(2) / row.number(3) - row.number(0) / row.number(1));
        });
    }

    @Test
    void fallOfARateIsTheRiseOfItsComplement() {
        RatePrediction rate = new RatePrediction(40, 200);
        RatePrediction complement = new RatePrediction(160, 200);
        for (long k : new long[] {0, 3, 10, 60, 100}) {
            assertThat(defined(rate.fall(100, k)).logPValue())
                    .isCloseTo(defined(complement.rise(100, 100 - k)).logPValue(), within(1e-10));
        }
    }

    @Test
    void limitsOfARateAreWhereThePValueCrossesTheLevel() {
        for (long[] shape : new long[][] {{0, 50, 1000}, {40, 200, 100}, {3, 9, 100_000}, {200, 200, 30}}) {
            RatePrediction rate = new RatePrediction(shape[0], shape[1]);
            long most = rate.upperLimit(shape[2], 1e-3);
            assertThat(pValue(rate.rise(shape[2], most))).isGreaterThanOrEqualTo(1e-3);
            if (most < shape[2]) {
                assertThat(pValue(rate.rise(shape[2], most + 1))).isLessThan(1e-3);
            }
            long fewest = rate.lowerLimit(shape[2], 1e-3);
            assertThat(pValue(rate.fall(shape[2], fewest))).isGreaterThanOrEqualTo(1e-3);
            if (fewest > 0) {
                assertThat(pValue(rate.fall(shape[2], fewest - 1))).isLessThan(1e-3);
            }
        }
        assertThat(new RatePrediction(0, 0).upperLimit(77, 1e-3)).isEqualTo(77);
        assertThat(new RatePrediction(5, 10).upperLimit(0, 1e-3)).isZero();
    }

    @Test
    void ratesWithoutRowsAreUndefinedAndImpossibleOnesRefused() {
        assertThat(reason(new RatePrediction(0, 0).rise(5, 1))).isEqualTo("a sample has no rows");
        assertThat(reason(new RatePrediction(1, 2).fall(0, 0))).isEqualTo("a sample has no rows");
        assertThatThrownBy(() -> new RatePrediction(3, 2)).hasMessage("events are 3, expected 0 to the rows, 2");
        assertThatThrownBy(() -> new RatePrediction(-1, 2)).hasMessageContaining("events are -1");
        assertThatThrownBy(() -> new RatePrediction(1, 2).rise(5, 6))
                .hasMessage("window events are 6, expected 0 to the window's rows, 5");
        assertThatThrownBy(() -> new RatePrediction(1, 2).rise(5, -1)).hasMessageContaining("window events are -1");
    }

    @Test
    void exceedanceIsTheBetaBinomialTail() {
        assertThat(Reference.rows("exceedance-prediction.csv")).hasSize(8).allSatisfy(row -> {
            ExceedancePrediction prediction = new ExceedancePrediction(row.whole(0), row.whole(1));
            TestResult.Defined result = defined(prediction.test(row.whole(2), row.whole(3)));
            assertThat(result.logPValue()).isCloseTo(row.number(4), within(1e-7 * Math.abs(row.number(4))));
            assertThat(result.statistic()).isEqualTo(row.number(3) / row.number(2));
        });
    }

    @Test
    void beyondTheRangeIsTheProductOfTheFormula() {
        ExceedancePrediction range = ExceedancePrediction.beyondRange(1000);
        double product = 1;
        for (int k = 1; k <= 30; k++) {
            product *= (10_000.0 - (k - 1)) / (11_000.0 - (k - 1));
            assertThat(pValue(range.test(10_000, k))).isCloseTo(product, within(1e-11));
        }
        assertThat(pValue(range.test(10_000, 0))).isEqualTo(1);
        assertThat(range.expected(10_010)).isCloseTo(10, within(1e-12));
        long most = range.upperLimit(10_000, 1e-4);
        assertThat(pValue(range.test(10_000, most))).isGreaterThanOrEqualTo(1e-4);
        assertThat(pValue(range.test(10_000, most + 1))).isLessThan(1e-4);
    }

    @Test
    void heldOutLimitsAlarmAsOftenAsTheyShouldWhereABinomialDoesNot() {
        SplittableRandom random = new SplittableRandom(21);
        ExceedancePrediction prediction = new ExceedancePrediction(5000, 50);
        long limit = prediction.upperLimit(100_000, 0.01);
        int naiveLimit = BinomialDistribution.of(100_000, 0.01).inverseSurvivalProbability(0.01);
        int alarms = 0;
        int naive = 0;
        int windows = 20_000;
        for (int i = 0; i < windows; i++) {
            // the share beyond the 50th largest of 5,000 is Beta(50, 4951), a ratio of gammas
            double top = gamma(50, random);
            double rest = 4951 + Math.sqrt(4951) * gaussian(random);
            double share = top / (top + rest);
            double beyond = 100_000 * share + Math.sqrt(100_000 * share * (1 - share)) * gaussian(random);
            alarms += beyond > limit + 0.5 ? 1 : 0;
            naive += beyond > naiveLimit + 0.5 ? 1 : 0;
        }
        assertThat((double) alarms / windows).isCloseTo(0.01, within(0.003));
        assertThat((double) naive / windows).isBetween(0.15, 0.35);
    }

    @Test
    void exceedanceRefusesWhatCannotBe() {
        assertThat(reason(new ExceedancePrediction(9, 2).test(0, 0))).isEqualTo("the window has no rows");
        assertThatThrownBy(() -> new ExceedancePrediction(9, 10))
                .hasMessage("rank is 10, expected 1 to the held-out rows, 9");
        assertThatThrownBy(() -> new ExceedancePrediction(9, 0)).hasMessageContaining("rank is 0");
        assertThatThrownBy(() -> new ExceedancePrediction(9, 1).test(5, 6))
                .hasMessage("rows beyond are 6, expected 0 to the window's rows, 5");
        assertThatThrownBy(() -> new ExceedancePrediction(9, 1).test(5, -1)).hasMessageContaining("-1");
    }

    @Test
    void studentsTailIsRightAtEveryDepth() {
        assertThat(Reference.rows("student-tail.csv")).hasSize(30).allSatisfy(row -> {
            double expected = row.number(2);
            assertThat(LogTails.student(row.number(0), row.number(1)))
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
            assertThat(LogTails.student(row.number(0), -row.number(1)))
                    .isCloseTo(Math.log1p(-Math.exp(expected)), within(1e-9));
        });
    }

    static double gamma(int shape, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < shape; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }

    static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Three standard errors above a half. */
    @Test
    void openWhereMostNewRowsAreOfCategoriesNotSeen() {
        assertThat(new GoodTuring(36, 36, 0).isOpen()).isFalse();
        assertThat(new GoodTuring(37, 37, 0).isOpen()).isTrue();
        assertThat(new GoodTuring(0, 0, 0).isOpen()).isFalse();
        assertThat(new GoodTuring(10_000, 5_217, 0).isOpen()).isTrue();
        assertThat(new GoodTuring(10_000, 5_216, 0).isOpen()).isFalse();
        assertThat(new GoodTuring(10_000, 5_217, 100).isOpen()).isFalse();
    }

    /** 50 of 999: one row in twenty is expected; of one row held out nothing is known, so all of three may lie beyond it. */
    @Test
    void whatIsExpectedBeyondALimitAndAtMost() {
        assertThat(new ExceedancePrediction(999, 50).expected(2_000)).isCloseTo(100, within(1e-12));
        assertThat(new ExceedancePrediction(1, 1).upperLimit(3, .001)).isEqualTo(3);
        assertThat(new ExceedancePrediction(1, 1).upperLimit(3, .3)).isEqualTo(2);
        assertThat(new ExceedancePrediction(1, 1).upperLimit(0, .3)).isZero();
    }
}
