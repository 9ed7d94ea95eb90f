package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DirectionLawTest {
    private static DirectionLaw law(int directions, double degrees) {
        double[][] inverse = new double[directions][directions];
        for (int i = 0; i < directions; i++) {
            inverse[i][i] = 1;
        }
        return new DirectionLaw(inverse, directions, degrees, 1);
    }

    @Test
    void theTailIsThatOfHotelling() {
        assertThat(Reference.rows("hotelling.csv"))
                .hasSize(84)
                .allSatisfy(row -> assertThat(
                                law((int) row.whole(0), row.number(1)).logP(row.number(2)))
                        .isCloseTo(row.number(3), within(1e-9 * Math.max(1, Math.abs(row.number(3))))));
        assertThat(law(3, 312).logP(0)).isZero();
    }

    @Test
    void theSquareAtALogarithmIsTheInverse() {
        DirectionLaw law = law(3, 312);
        for (double logP : new double[] {-0.1, -5, -13, -200}) {
            assertThat(law.logP(law.squareAt(logP))).isCloseTo(logP, within(1e-6));
        }
    }

    @Test
    void aDirectionInWhichNothingVariesIsLeftOut() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] scores = new double[500][];
        for (int i = 0; i < scores.length; i++) {
            double x = 3 * random.nextGaussian();
            scores[i] = new double[] {x, x, 0};
        }
        DirectionLaw.Inverse inverse = DirectionLaw.Inverse.ofMeanSquare(scores);
        assertThat(inverse.rank()).isEqualTo(1);
        assertThat(DirectionLaw.square(inverse.matrix(), new double[] {3, 3, 5}))
                .isCloseTo(1, within(0.2));
        assertThat(DirectionLaw.Inverse.ofMeanSquare(new double[40][3]).rank()).isZero();
    }

    @Test
    void tooFewDegreesAreRefused() {
        assertThatThrownBy(() -> law(3, 20)).hasMessageContaining("at least 30");
    }
}
