package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenCategoriesTest {
    @Test
    void theMeanLeavesOutTheRowThatMadeACategoryKnown() {
        SeenCategories seen = SeenCategories.of(new long[] {51, 41, 1, 0, 11}, 100, 10);
        double expected = 3 - Math.pow(0.5, 10) - Math.pow(0.6, 10) - Math.pow(0.9, 10);
        assertThat(seen.expected()).isCloseTo(expected, within(1e-12));
        assertThat(SeenCategories.of(new long[0], 0, 10).expected()).isZero();
        assertThat(SeenCategories.of(new long[] {7}, 7, 0).expected()).isZero();
    }

    @Test
    void theBoundIsChernoffs() {
        SeenCategories seen = new SeenCategories(50);
        assertThat(Results.defined(seen.test(20)).logPValue()).isCloseTo(20 - 50 + 20 * Math.log(2.5), within(1e-12));
        assertThat(Results.defined(seen.test(0)).logPValue()).isCloseTo(-50, within(1e-12));
        assertThat(Results.pValue(seen.test(50))).isEqualTo(1);
        assertThat(Results.pValue(new SeenCategories(0).test(0))).isEqualTo(1);
    }

    @Test
    void theFewestIsWhereTheBoundMeetsTheLevel() {
        SeenCategories seen = new SeenCategories(80);
        long fewest = seen.fewest(1e-6);
        assertThat(Results.defined(seen.test(fewest)).reject(1e-6)).isFalse();
        assertThat(Results.defined(seen.test(fewest - 1)).reject(1e-6)).isTrue();
        assertThat(new SeenCategories(5).fewest(1e-6)).isZero();
    }

    @Tag("study")
    @ParameterizedTest
    @CsvSource({"300, 2000, 1000", "300, 2000, 20000", "30, 500, 100", "3000, 5000, 5000"})
    void cleanWindowsHoldAsManyAsItSays(int categories, int rows, int windowRows) {
        double[] shares = new double[categories];
        Arrays.setAll(shares, i -> 1 / (i + 1.0));
        double sum = Arrays.stream(shares).sum();
        Arrays.setAll(shares, i -> shares[i] / sum);
        SplittableRandom random = new SplittableRandom(5);
        int alarms = 0;
        for (int window = 0; window < 2000; window++) {
            long[] before = Results.drawPoisson(shares, rows, random);
            long[] after = Results.drawPoisson(shares, windowRows, random);
            long seen = 0;
            for (int i = 0; i < categories; i++) {
                seen += before[i] > 0 && after[i] > 0 ? 1 : 0;
            }
            SeenCategories expected = SeenCategories.of(
                    before, Arrays.stream(before).sum(), Arrays.stream(after).sum());
            alarms += Results.pValue(expected.test(seen)) < 0.01 ? 1 : 0;
        }
        assertThat(alarms)
                .isLessThanOrEqualTo(24 + 13); // 1.2 % of 2,000 and three deviations; it is a bound: there are none
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new SeenCategories(Double.NaN)).hasMessageContaining("expected is NaN");
        assertThatThrownBy(() -> SeenCategories.of(new long[] {-1}, 1, 1)).hasMessageContaining("count is -1");
        assertThatThrownBy(() -> new SeenCategories(1).test(-1)).hasMessageContaining("seen is -1");
    }
}
