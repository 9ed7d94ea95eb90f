package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** New values against those of the rows that are no burst. */
class NewValuesTest {
    private static final int SIZE = 10_000;
    private static final double IQR = 1.3489795;
    private static final double[] NORMAL = Pairs.normal(SIZE, 50, 10);

    private static Map<String, Double> standard(Proposal proposal) {
        return proposal.attributes().getOrDefault("StandardScaler", Map.of());
    }

    private static Map<String, Double> robust(Proposal proposal) {
        return proposal.attributes().getOrDefault("RobustScaler", Map.of());
    }

    private static void assertNear(Map<String, Double> found, String name, double expected, Offset<Double> offset) {
        assertThat(found).containsKey(name);
        assertThat(found.get(name)).as(name).isCloseTo(expected, offset);
    }

    @Test
    void aCleanWindowGivesItsOwn() {
        double[] moved = Pairs.normal(SIZE, 53, 12);

        Proposal found = NewValues.of(Pairs.of(NORMAL, moved));

        double deviation = Pairs.deviation(moved);
        assertNear(standard(found), "mean_", 53, within(1e-6));
        assertNear(standard(found), "scale_", deviation, within(1e-6));
        assertNear(standard(found), "var_", deviation * deviation, within(1e-4));
        assertNear(robust(found), "center_", 53, within(.1));
        assertNear(robust(found), "scale_", 12 * IQR, within(.2));
        assertThat(found.quantiles())
                .hasSize(101)
                .isSorted()
                .startsWith(moved[0])
                .endsWith(moved[SIZE - 1]);
        assertThat(found.quantiles().get(50)).isEqualTo(robust(found).get("center_"));
        assertThat(found.quantiles().get(90)).isCloseTo(53 + 12 * 1.28155, within(.2));
    }

    /** So much wider that a seventh lies beyond the bins, whose quantiles are a guess there. */
    @Test
    void quantilesThatWouldBeGuessedAreNotProposed() {
        Proposal found = NewValues.of(Pairs.of(NORMAL, Pairs.normal(SIZE, 70, 22)));

        assertNear(standard(found), "mean_", 70, within(1e-6));
        assertThat(found.quantiles()).isEmpty();
    }

    /** 300 of 10,000 at 1,000: the others have mean 53, deviation 12. */
    @Test
    void besideABurstTheBulksAreGiven() {
        double[] bulk = Pairs.normal(SIZE - 300, 53, 12);
        ColumnPair pair = Pairs.of(NORMAL, Pairs.join(bulk, Pairs.times(300, 1_000)));

        Proposal found = NewValues.of(pair);

        assertNear(standard(found), "mean_", 53, within(.015 * 12));
        assertNear(standard(found), "scale_", 12, within(.02 * 12));
        double scale = standard(found).getOrDefault("scale_", 0.0);
        assertNear(standard(found), "var_", scale * scale, within(1e-9));
        assertNear(robust(found), "center_", 53, within(.015 * 12));
        assertNear(robust(found), "scale_", 12 * IQR, within(.02 * 12 * IQR));
        assertThat(found.quantiles()).hasSize(101).isSorted();
        assertThat(found.quantiles().get(50)).isEqualTo(robust(found).get("center_"));
        assertThat(found.quantiles().get(5)).isCloseTo(53 - 12 * 1.64485, within(.4));
        assertThat(found.quantiles().get(95)).isCloseTo(53 + 12 * 1.64485, within(.4));
        assertThat(found.attributes().get("SimpleImputer(strategy='mean')"))
                .containsEntry("statistics_", standard(found).get("mean_"));
    }

    /** Within 4.3 deviations, so that the window's plain statistics are the bulk's, but further than the baseline's by a third. */
    @Test
    void whereTheLineSaysTheSameTheWindowsOwnAreGiven() {
        double[] moved = Pairs.normal(SIZE, 53, 12);
        moved[SIZE - 1] = 53 + 12 * 5.5;
        ColumnPair pair = Pairs.of(NORMAL, moved);
        assertThat(CleanWindow.is(pair)).isFalse();

        Proposal found = NewValues.of(pair);

        assertNear(standard(found), "mean_", Pairs.mean(moved), within(1e-6));
        assertNear(standard(found), "scale_", Pairs.deviation(moved), within(1e-6));
        assertThat(found.quantiles()).endsWith(moved[SIZE - 1]);
    }

    /** 3,000 zeros and 7,000 others that move from 20 to 22 and widen from 4 to 5: mean .7 × 22, E x² = .7 (5² + 22²). */
    @Test
    void zerosThatAreApartAreTakenIntoMeanAndDeviationAgain() {
        double[] before = Pairs.join(Pairs.times(3_000, 0), Pairs.normal(7_000, 20, 4));
        double[] clean = Pairs.join(Pairs.times(3_000, 0), Pairs.normal(7_000, 22, 5));
        double[] burst = Pairs.join(clean, Pairs.times(200, 900));
        double mean = .7 * 22;
        double deviation = Math.sqrt(.7 * (25 + 484) - mean * mean);

        Proposal own = NewValues.of(Pairs.of(before, clean));
        Proposal fitted = NewValues.of(Pairs.of(before, burst));

        assertNear(standard(own), "mean_", Pairs.mean(clean), within(1e-6));
        assertNear(standard(own), "scale_", Pairs.deviation(clean), within(1e-6));
        assertNear(standard(fitted), "mean_", mean, within(.01 * deviation));
        assertNear(standard(fitted), "scale_", deviation, within(.01 * deviation));
        for (Proposal found : new Proposal[] {own, fitted}) {
            assertThat(found.attributes()).containsOnlyKeys("StandardScaler", "SimpleImputer(strategy='mean')");
            assertThat(found.quantiles()).isEmpty();
        }
    }

    // --- the middle alone

    private static final double[] AGES = Pairs.map(Pairs.normal(SIZE, 42, 13), x -> Math.clamp(Math.rint(x), 18, 95));

    private static double[] older(int burst) {
        double[] moved = Pairs.map(AGES, x -> x + 5);
        return Pairs.join(Arrays.copyOfRange(moved, 0, SIZE), Pairs.times(burst, 1_000));
    }

    @Test
    void whereValuesTieBesideABurstMedianAndQuartilesAreGivenAlone() {
        Proposal found = NewValues.of(Pairs.of(AGES, older(100)));

        assertThat(found.attributes()).containsOnlyKeys("RobustScaler", "SimpleImputer(strategy='median')");
        assertNear(robust(found), "center_", 47, within(0.0));
        assertNear(robust(found), "scale_", 18, within(1.0));
        assertThat(found.quantiles()).isEmpty();
    }

    /** A burst of 6 % is where the outer twentieth begins, and moves quartiles of whole years by none. */
    @Test
    void whereTheTailsBeginFurtherOutNothingIsGiven() {
        assertThat(NewValues.of(Pairs.of(AGES, older(640))).isSome()).isFalse();
        double[] low = Pairs.join(Pairs.map(AGES, x -> x + 5), Pairs.times(640, -1_000));
        assertThat(NewValues.of(Pairs.of(AGES, low)).isSome()).isFalse();
    }

    /** The upper tenth moves by 12 years: the twentieth begins 1.8 interquartile ranges from the median, and not 1.2. */
    @Test
    void whereOneTailIsLongerWithinTheRangeNothingIsGiven() {
        assertThat(NewValues.of(Pairs.of(AGES, Pairs.map(AGES, x -> x > 58 ? x + 12 : x)))
                        .isSome())
                .isFalse();
        double[] high = Pairs.map(AGES, x -> 200 - x);
        assertThat(NewValues.of(Pairs.of(high, Pairs.map(high, x -> x < 142 ? x - 12 : x)))
                        .isSome())
                .isFalse();
    }
}
