package dev.vigia.stats;

import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;

/** What tests here read and draw again and again. */
final class Results {
    private Results() {}

    static TestResult.Defined defined(TestResult result) {
        return switch (result) {
            case TestResult.Defined some -> some;
            case TestResult.Undefined none -> Assertions.fail("undefined: " + none.reason());
        };
    }

    static double pValue(TestResult result) {
        return defined(result).pValue();
    }

    static String reason(TestResult result) {
        return switch (result) {
            case TestResult.Defined some -> Assertions.fail("defined: " + some);
            case TestResult.Undefined none -> none.reason();
        };
    }

    /** Draws rows into cells of the given shares (any positive sum), as independent rows fall. */
    static long[] draw(double[] shares, int rows, SplittableRandom random) {
        double[] upTo = shares.clone();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        long[] counts = new long[shares.length];
        for (int i = 0; i < rows; i++) {
            int cell = java.util.Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            counts[cell < 0 ? -cell - 1 : cell + 1]++;
        }
        return counts;
    }
}
