package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the deciding tests alarm where nothing changed, over their level; counts are simulated, not rows. */
class CalibrationTest {
    private static final int BASELINE = 20_000;

    @ParameterizedTest
    @CsvSource({
        "even, 320, 2000",
        "zeros 0.6, 130, 2000",
        "zeros 0.999, 9, 2000",
        "zeros 0.99, 2, 300",
        "even, 320, 200",
    })
    void numbersAtOnePercent(String shape, int cells, int rows) {
        NumberTwoSample test = new NumberTwoSample(0.01, 1);
        assertNotAbove(1.25, ratio(shares(shape, cells), rows, 0.01, 2500, test::test), 0.01, 2500);
    }

    @ParameterizedTest
    @CsvSource({"even, 3, 1000", "zipf, 30, 300", "zipf, 300, 2000", "zeros 0.998, 2, 500"})
    void categoriesAtOnePercent(String shape, int cells, int rows) {
        CategoryTwoSample test = new CategoryTwoSample(0.01, 1);
        assertNotAbove(1.25, ratio(shares(shape, cells), rows, 0.01, 2500, test::test), 0.01, 2500);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "even, 320, 100",
        "even, 320, 1000",
        "even, 320, 10000",
        "zeros 0.6, 130, 1000",
        "zeros 0.999, 9, 1000",
        "zeros 0.998, 2, 1000",
        "zeros 0.95, 2, 10000",
        "poisson, 16, 1000",
        "poisson, 16, 10000",
    })
    void numbersAtTheTypicalLevel(String shape, int cells, int rows) {
        NumberTwoSample test = new NumberTwoSample(2e-4, 1);
        assertNotAbove(2, ratio(shares(shape, cells), rows, 2e-4, 30_000, test::test), 2e-4, 30_000);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "even, 3, 100",
        "even, 30, 1000",
        "even, 300, 10000",
        "zipf, 30, 100",
        "zipf, 300, 1000",
        "zipf, 300, 10000",
    })
    void categoriesAtTheTypicalLevel(String shape, int cells, int rows) {
        CategoryTwoSample test = new CategoryTwoSample(2e-4, 1);
        assertNotAbove(2, ratio(shares(shape, cells), rows, 2e-4, 30_000, test::test), 2e-4, 30_000);
    }

    private static void assertNotAbove(double most, double ratio, double level, int windows) {
        assertThat(ratio).isLessThanOrEqualTo(most + 4 * Math.sqrt(most / (level * windows)));
    }

    private static double ratio(
            double[] shares, int rows, double level, int windows, Function<TwoSampleCounts, TestResult> test) {
        long alarms = IntStream.range(0, windows)
                .parallel()
                .filter(window -> {
                    SplittableRandom random = new SplittableRandom(37 + 1_000_003L * window);
                    TwoSampleCounts counts = TwoSampleCounts.of(
                            Results.drawPoisson(shares, BASELINE, random), Results.drawPoisson(shares, rows, random));
                    return test.apply(counts) instanceof TestResult.Defined some && some.reject(level);
                })
                .count();
        return alarms / (level * windows);
    }

    private static double[] shares(String shape, int cells) {
        double[] shares = new double[cells];
        if (shape.startsWith("zeros")) {
            double zeros = Double.parseDouble(shape.substring(6));
            Arrays.fill(shares, (1 - zeros) / (cells - 1));
            shares[0] = zeros;
        } else if (shape.equals("zipf")) {
            double sum =
                    IntStream.rangeClosed(1, cells).mapToDouble(i -> 1.0 / i).sum();
            Arrays.setAll(shares, i -> 1 / (i + 1.0) / sum);
        } else if (shape.equals("poisson")) {
            shares[0] = Math.exp(-4);
            for (int i = 1; i < cells; i++) {
                shares[i] = shares[i - 1] * 4 / i;
            }
        } else {
            Arrays.fill(shares, 1.0 / cells);
        }
        return shares;
    }
}
