package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the ratio over every beginning, by its definition. */
class BernoulliGlrTest {
    private static final double NEVER = 1e9;

    /** The highest ratio of the rows after each beginning, of any rate from the one before to the highest. */
    private static double ofAll(double[] losses, int rows, double rate, double mostOdds) {
        double highest = 0;
        double wrong = 0;
        for (int first = rows - 1; first >= 0; first--) {
            wrong += losses[first];
            highest = Math.max(highest, ratio(wrong, rows - first, rate, mostOdds));
        }
        return highest;
    }

    private static double ratio(double wrong, int rows, double rate, double mostOdds) {
        double most = 1 / (1 + (1 - rate) / rate / mostOdds);
        double best = Math.clamp(wrong / rows, rate, most);
        double right = rows - wrong;
        return wrong * Math.log(best / rate) + (right == 0 ? 0 : right * Math.log((1 - best) / (1 - rate)));
    }

    private static double[] losses(int rows, IntToDoubleFunction loss) {
        double[] losses = new double[rows];
        for (int row = 0; row < rows; row++) {
            losses[row] = loss.applyAsDouble(row);
        }
        return losses;
    }

    /** At every row the same ratio, and where the change is said to have begun the ratio is that. */
    private static void isThatOfAll(double[] losses, double rate, double mostOdds) {
        BernoulliGlr detector = new BernoulliGlr(rate, mostOdds, NEVER, 1);
        for (int rows = 1; rows <= losses.length; rows++) {
            detector.add(losses[rows - 1]);
            double all = ofAll(losses, rows, rate, mostOdds);
            assertThat(detector.evidence()).as("row %d", rows).isCloseTo(all, within(1e-9 * (1 + all)));
            if (all > 0) {
                double wrong = 0;
                for (int row = (int) detector.begun(); row <= rows; row++) {
                    wrong += losses[row - 1];
                }
                int since = rows - (int) detector.begun() + 1;
                assertThat(ratio(wrong, since, rate, mostOdds)).isCloseTo(all, within(1e-9 * (1 + all)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 4", "0.1, 1e9", "0.01, 4", "0.5, 4", "0.5, 1e9", "0.02, 30", "0.9, 4", "0.3, 1.2"})
    void isTheHighestRatioOfAllBeginnings(double rate, double mostOdds) {
        SplittableRandom random = new SplittableRandom(11);
        for (int stream = 0; stream < 6; stream++) {
            double later = Math.min(1, rate * (0.5 + stream));
            isThatOfAll(losses(1500, row -> random.nextDouble() < (row < 700 ? rate : later) ? 1 : 0), rate, mostOdds);
            isThatOfAll(
                    losses(700, row -> Math.min(1, random.nextInt(5) / 4.0 * (row < 350 ? 2 * rate : 2 * later))),
                    rate,
                    mostOdds);
        }
    }

    @Test
    void alarmsAtTheFirstRowAtWhichThatPasses() {
        SplittableRandom random = new SplittableRandom(12);
        for (int stream = 0; stream < 40; stream++) {
            double rate = stream % 2 == 0 ? 0.1 : 0.4;
            double[] losses = losses(1200, row -> random.nextDouble() < (row < 300 ? rate : 1.5 * rate) ? 1 : 0);
            double threshold = 2 + stream / 10.0;
            BernoulliGlr detector = new BernoulliGlr(rate, 4, threshold, 1);
            int rows = 1;
            while (rows < losses.length && ofAll(losses, rows, rate, 4) <= threshold) {
                assertThat(detector.add(losses[rows - 1])).isFalse();
                rows++;
            }
            assertThat(detector.add(losses[rows - 1])).isEqualTo(ofAll(losses, rows, rate, 4) > threshold);
        }
    }

    /** By hand: 3 of 4 after ten right ones, odds of 27 times those of before, held to 4 times. */
    @Test
    void oddsAreBounded() {
        BernoulliGlr detector = new BernoulliGlr(0.1, 4, NEVER, 1);
        for (double loss : new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1}) {
            detector.add(loss);
        }
        assertThat(detector.evidence()).isCloseTo(3 * Math.log(4) - 4 * Math.log(1.3), within(1e-12));
        assertThat(detector.begun()).isEqualTo(11);
    }

    /** Losses that rise by a little each row are all corners. */
    @Test
    void keepsAtMostSixtyFourCorners() {
        double[] losses = losses(600, row -> 0.1 + 1e-4 * row);
        BernoulliGlr detector = new BernoulliGlr(0.1, 4, NEVER, 1);
        for (int rows = 1; rows <= losses.length; rows++) {
            detector.add(losses[rows - 1]);
            assertThat(detector.kept()[0]).isLessThanOrEqualTo(Beginnings.MOST);
            double all = ofAll(losses, rows, 0.1, 4);
            assertThat(detector.evidence()).isBetween(0.999 * all, all + 1e-9);
        }
        assertThat(detector.kept()[0]).isEqualTo(Beginnings.MOST);
    }
}
