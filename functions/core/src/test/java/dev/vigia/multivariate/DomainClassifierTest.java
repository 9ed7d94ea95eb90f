package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.multivariate.JointTraffic.Change;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** The p-values of {@link DomainClassifier} on small samples of {@link JointTraffic}, where nothing changed. */
class DomainClassifierTest {
    private static final int WINDOWS = 200;
    private static final double LEVEL = 0.1;

    private interface Asked {
        DomainClassifier of(Pooled pooled, long seed);
    }

    private static JointRows sample(Random random, int size) {
        RowReservoir rows = new RowReservoir(JointTraffic.SCHEMA, 1);
        rows.add(JointTraffic.rows(random, size, Change.NONE));
        return rows.rows();
    }

    private static long below(Asked asked) {
        return IntStream.range(0, WINDOWS)
                .parallel()
                .filter(window -> {
                    Random random = new Random(20_261_126L + 991L * window);
                    Pooled pooled = Pooled.of(sample(random, 50), sample(random, 100));
                    return asked.of(pooled, window).logPValue() <= Math.log(LEVEL);
                })
                .count();
    }

    private static int most() {
        return BinomialDistribution.of(WINDOWS, LEVEL).inverseSurvivalProbability(1e-3);
    }

    /** Of 3,000 such windows 276 were below .1, 23 below .01. */
    @Test
    void wholeRowsOfSmallSamplesAreToldApartNoMoreOftenThanByChance() {
        assertThat(below((pooled, seed) -> DomainClassifier.of(pooled, 3000, seed)))
                .isBetween(5L, (long) most());
    }

    /** Of 3,000 such windows 85 were below .1, 2 below .01; 663 and 47 where ranks stood in the middles of their steps. */
    @Test
    void smallSamplesOfTheSameRanksAreToldApartNoMoreOftenThanByChance() {
        assertThat(below((pooled, seed) -> DomainClassifier.withoutMargins(pooled, 3000, 3000, seed)))
                .isLessThanOrEqualTo(most());
    }
}
