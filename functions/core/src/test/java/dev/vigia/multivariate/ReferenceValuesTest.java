package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.ReferenceFile;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Against SciPy and scikit-learn; {@code reference.py} stands beside the files. */
class ReferenceValuesTest {
    private static double number(String field) {
        return Double.parseDouble(field);
    }

    /** The p-value is that of the permutation law: SciPy's exact one, to which its normal one for ties is near. */
    @Test
    void aucAndItsErrorAreScikitLearnsAndDeLongs() {
        assertThat(ReferenceFile.rows(ReferenceValuesTest.class, "auc.csv"))
                .hasSize(5)
                .allSatisfy(row -> {
                    double[] before = ReferenceFile.numbers(row[0]);
                    RankSum found = RankSum.of(
                            DoubleStream.concat(Arrays.stream(before), Arrays.stream(ReferenceFile.numbers(row[1])))
                                    .toArray(),
                            before.length);
                    assertThat(found.auc()).isCloseTo(number(row[2]), within(1e-12));
                    assertThat(found.error()).isCloseTo(number(row[3]), within(1e-12));
                    boolean tied = row[1].contains(" 0.0 ");
                    assertThat(found.logPValue()).isCloseTo(Math.log(number(row[4])), within(tied ? 0.15 : 0.05));
                });
    }

    @Test
    void correlationsAreThoseOfPooledRanks() {
        assertThat(ReferenceFile.rows(ReferenceValuesTest.class, "correlations.csv"))
                .hasSize(3)
                .allSatisfy(row -> {
                    PairTest test = new PairTest(
                            new Score(0, "x", Pooled.ranks(ReferenceFile.numbers(row[0])), false),
                            new Score(1, "y", Pooled.ranks(ReferenceFile.numbers(row[1])), false),
                            (int) number(row[2]));
                    assertThat(test.baseline()).isCloseTo(number(row[3]), within(1e-12));
                    assertThat(test.window()).isCloseTo(number(row[4]), within(1e-12));
                    assertThat(test.logPValue()).isBetween(-12.0, 0.0);
                });
    }

    @Test
    void ranksAreTheMiddlesOfTies() {
        assertThat(Pooled.ranks(new double[] {5, -0.0, Double.NaN, 0.0, Double.POSITIVE_INFINITY}))
                .containsExactly(2.5 / 4, 1.0 / 4, Double.NaN, 1.0 / 4, 3.5 / 4);
    }
}
