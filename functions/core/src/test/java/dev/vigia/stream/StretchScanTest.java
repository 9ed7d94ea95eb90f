package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The scan against its definition, asked of every stretch. */
class StretchScanTest {
    private static double logLikelihood(double wrong, double rows, double rate) {
        return wrong * Math.log(rate) + (rows - wrong) * Math.log(1 - rate);
    }

    private static double score(double wrong, double rows, double all) {
        double ratio = logLikelihood(wrong, rows, wrong / rows)
                + logLikelihood(30, 300, 0.1)
                - logLikelihood(wrong + 30, rows + 300, (wrong + 30) / (rows + 300));
        return (wrong / rows > 0.1 ? Math.sqrt(2 * ratio) : 0) - Math.sqrt(2 * (1 + Math.log(all / rows)));
    }

    @Test
    void theHighestIsThatOfAllStretchesOfItsLengths() {
        SplittableRandom random = new SplittableRandom(3);
        ErrorBlocks blocks = new ErrorBlocks();
        int[] upTo = new int[401];
        for (int row = 1; row <= 400; row++) {
            boolean wrong = random.nextDouble() < (row < 300 ? 0.1 : 0.25);
            blocks.add(wrong);
            upTo[row] = upTo[row - 1] + (wrong ? 1 : 0);
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int length : new int[] {50, 71, 100, 141, 200, 283, 400}) {
            for (int end = length; end <= 400; end++) {
                highest = Math.max(highest, score(upTo[end] - upTo[end - length], length, 400));
            }
        }

        assertThat(new StretchScan(30, 300, 400, 1).highest(blocks.upTo())).isCloseTo(highest, within(1e-9));
    }
}
