package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.BinnedSample;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BulkTest {
    private static NumberProfile column(double... values) {
        return Pairs.column(Pairs.baseline(values).profile());
    }

    private static double[] withZeros(int zeros, int others) {
        return Pairs.join(Pairs.times(zeros, 0), Pairs.normal(others, 20, 4));
    }

    @Test
    void zerosAreApartFromThreePercentOnAmongOtherValues() {
        assertThat(Bulk.zerosApart(column(withZeros(120, 3_880)))).isTrue();
        assertThat(Bulk.zerosApart(column(withZeros(119, 3_881)))).isFalse();
        assertThat(Bulk.zerosApart(column(Pairs.times(4_000, 0)))).isFalse();
        double[] whole = Pairs.map(withZeros(1_000, 3_000), Math::rint);
        assertThat(Bulk.zerosApart(column(whole))).as("discrete").isFalse();
    }

    @Test
    void zerosThatAreApartAreOutOfMeanAndDeviation() {
        double[] others = Pairs.normal(3_000, 20, 4);
        ColumnPair pair = Pairs.of(withZeros(1_000, 3_000), withZeros(500, 2_000));

        Bulk bulk = pair.before();
        assertThat(bulk.size()).isEqualTo(3_000);
        assertThat(bulk.zeros()).isEqualTo(1_000);
        assertThat(bulk.inRange().size()).isEqualTo(3_000);
        assertThat(bulk.mean()).isCloseTo(20, within(1e-6));
        assertThat(bulk.deviation()).isCloseTo(Pairs.deviation(others), within(1e-6));
        assertThat(pair.now().zeros()).isEqualTo(500);
        assertThat(pair.now().size()).isEqualTo(2_000);
        assertThat(pair.areZerosApart()).isTrue();
    }

    @Test
    void zerosThatAreFewAreValuesAsOthers() {
        double[] values = withZeros(100, 3_900);
        Bulk bulk = Pairs.bulk(values);
        assertThat(bulk.size()).isEqualTo(4_000);
        assertThat(bulk.zeros()).isZero();
        assertThat(bulk.mean()).isCloseTo(Pairs.mean(values), within(1e-6));
        assertThat(bulk.deviation()).isCloseTo(Pairs.deviation(values), within(1e-6));
    }

    /** Fewer than 100 bins, unless the baseline itself has few rows. */
    @Test
    void fewDifferentValuesAreDiscrete() {
        assertThat(Bulk.isDiscrete(column(Pairs.map(Pairs.uniform(4_000), u -> Math.floor(40 * u)))))
                .isTrue();
        assertThat(Bulk.isDiscrete(column(Pairs.uniform(4_000)))).isFalse();
        assertThat(Bulk.isDiscrete(column(Pairs.uniform(120)))).isFalse();
    }

    /** One value in so many, at one or at two ends, as where numbers are clipped; zeros do not count, nor do the few that many have not. */
    @Test
    void valuesTieWhereOneInFiftyIsOneThatManyHave() {
        double[] free = Pairs.normal(4_000, 20, 4);
        assertThat(Bulk.isDiscrete(column(Pairs.join(free, Pairs.times(90, 33)))))
                .isTrue();
        assertThat(Bulk.isDiscrete(column(Pairs.join(free, Pairs.times(70, 33)))))
                .isFalse();
        assertThat(Bulk.isDiscrete(column(Pairs.join(free, Pairs.times(50, 33), Pairs.times(50, 7)))))
                .isTrue();
        assertThat(Bulk.isDiscrete(column(Pairs.join(free, Pairs.times(400, 0)))))
                .isFalse();
    }

    // --- quantiles among ties

    /** 10, 20, 40, 20 and 10 of 0 to 4: their middle ranks are 5, 20, 50, 80 and 95. */
    private static final Bulk WHOLE = Pairs.bulk(Pairs.join(
            Pairs.times(10, 0), Pairs.times(20, 1), Pairs.times(40, 2), Pairs.times(20, 3), Pairs.times(10, 4)));

    @Test
    void amongTiesQuantilesGoByMiddleRanks() {
        assertThat(WHOLE.smoothQuantile(.5, 0)).isCloseTo(2, within(1e-12));
        assertThat(WHOLE.smoothQuantile(.35, 0)).isCloseTo(1.5, within(1e-12));
        assertThat(WHOLE.smoothQuantile(.74, 0)).isCloseTo(2.8, within(1e-12));
        assertThat(WHOLE.smoothQuantile(.95, 0)).isCloseTo(4, within(1e-12));
        assertThat(WHOLE.smoothQuantile(.04, 0)).isNaN();
        assertThat(WHOLE.smoothQuantile(.96, 0)).isNaN();
    }

    /** 100 more below the range: rank 150 of 200 is the old rank 50. */
    @Test
    void whatLiesBelowTheRangeCountsInRanks() {
        Bulk half = new Bulk(WHOLE.inRange(), 200, 0, 0, 1);
        assertThat(half.smoothQuantile(.75, 100)).isCloseTo(2, within(1e-12));
        assertThat(half.smoothQuantile(.6, 100)).isCloseTo(1, within(1e-12));
        assertThat(half.smoothQuantile(.5, 100)).isNaN();
    }

    // --- shape

    @Test
    void theUnitIsTheDeviationWhereTailsAreLight() {
        Bulk normal = Pairs.bulk(Pairs.normal(4_000, 5, 2));
        assertThat(normal.unit()).isEqualTo(normal.deviation());
        Bulk same = new Bulk(new BinnedSample(new double[] {7, 7}, new double[] {100}), 100, 0, 7, 3);
        assertThat(same.unit()).as("no spread between the quartiles").isEqualTo(3);
    }

    @Test
    void tailsAreHeavyFromAKurtosisOfSixtyOn() {
        double[] free = Pairs.normal(4_000, 0, 1);
        assertThat(Pairs.bulk(free).isHeavy()).isFalse();
        assertThat(Pairs.bulk(Pairs.map(Pairs.uniform(4_000), u -> 10 * Math.expm1(-Math.log(u) / 1.2)))
                        .isHeavy())
                .isTrue();
    }

    /** By how much a share below a middle value changes: .08 and, at 40,000 values of each, 1.65 √(2 / 40,000) = .0117 more. */
    @Test
    void theMiddleIsMovedWhereItsRanksAre() {
        double[] even = Pairs.uniform(40_000);
        assertThat(isMiddleMoved(even, Pairs.map(even, u -> Math.min(.9999, u + .1))))
                .isTrue();
        assertThat(isMiddleMoved(even, Pairs.map(even, u -> Math.max(.0001, u - .1))))
                .isTrue();
        assertThat(isMiddleMoved(even, Pairs.map(even, u -> Math.max(.0001, u - .09))))
                .isFalse();
        assertThat(isMiddleMoved(even, Pairs.map(even, u -> u < .15 ? u / 5 : u)))
                .as("the lowest fifth alone")
                .isFalse();
        assertThat(isMiddleMoved(even, Pairs.map(even, u -> u > .85 ? 1 - (1 - u) / 5 : u)))
                .as("the highest fifth alone")
                .isFalse();
        assertThat(isMiddleMoved(even, Pairs.map(even, u -> u > .4 && u < .55 ? .4 + (u - .4) / 5 : u)))
                .as("the middle alone")
                .isTrue();
    }

    /** The same share is chance among few values: 1.65 √(2 / 100) = .23. */
    @Test
    void amongFewValuesTheMiddleMovesByChance() {
        double[] few = Pairs.uniform(100);
        assertThat(isMiddleMoved(few, Pairs.map(few, u -> Math.min(.999, u + .2))))
                .isFalse();
        assertThat(isMiddleMoved(few, Pairs.map(few, u -> Math.min(.999, u + .4))))
                .isTrue();
    }

    private static boolean isMiddleMoved(double[] reference, double... window) {
        double[] values = Arrays.stream(window).sorted().toArray();
        ColumnPair pair = Pairs.of(reference, values);
        return pair.before().isMiddleMoved(pair.now());
    }
}
