package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KolmogorovSmirnovLawTest {
    /** Where paths are counted no more, the law is that of the count; the count is held against SciPy's elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "30000, 17001, 1, 0.01",
        "30000, 17001, 2, 0.01",
        "30000, 17001, 4, 0.01",
        "30000, 17001, 9, 0.01",
        "40000, 1001, 4, 0.01",
        "100000, 333, 2, 0.01",
        "100000, 333, 6, 0.05",
        "1000, 300, 15, 0.5",
    })
    void farOutTheRateIsExact(long m, long n, double z, double tolerance) {
        long far = Math.round(z * Math.sqrt((double) (m + n) / m / n) * m * n);
        KolmogorovSmirnovLaw law = KolmogorovSmirnovLaw.of(m, n, far);
        assertThat(law.asymptotic()).isCloseTo(Math.log(law.outside()), within(tolerance));
        assertThat(KolmogorovSmirnovLaw.of(n, m, far).outside()).isEqualTo(law.outside());
    }

    @Test
    void reflectionCountsWhatThePathsDo() {
        for (long h = 1; h <= 40; h++) {
            double counted = Math.log(KolmogorovSmirnovLaw.of(40, 40, h * 40).outside());
            assertThat(KolmogorovSmirnovLaw.logSurvival(40, 40, h * 40)).isCloseTo(counted, within(1e-11));
        }
    }

    @Test
    void theEndsAreCertainAndTwoPaths() {
        assertThat(KolmogorovSmirnovLaw.logSurvival(5, 7, 0)).isZero();
        assertThat(KolmogorovSmirnovLaw.logSurvival(5, 7, 35)).isCloseTo(Math.log(2.0 / 792), within(1e-12));
        assertThat(KolmogorovSmirnovLaw.logSurvival(5, 5, 25)).isCloseTo(Math.log(2.0 / 252), within(1e-12));
        assertThat(KolmogorovSmirnovLaw.logSurvival(1, 1, 1)).isZero();
    }

    @Test
    void nothingUnderflows() {
        double separate = KolmogorovSmirnovLaw.logSurvival(1_000_000, 999_999, 1_000_000L * 999_999);
        assertThat(separate).isCloseTo(-1386286.0, within(1.0)); // 2 / C(1999999, 999999)
        double nearly = KolmogorovSmirnovLaw.logSurvival(2000, 1999, 1990L * 1999);
        assertThat(nearly).isBetween(-2770.0, -2650.0);
    }
}
