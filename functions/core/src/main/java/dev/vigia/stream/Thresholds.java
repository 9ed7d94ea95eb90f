package dev.vigia.stream;

import java.util.Arrays;

/**
 * The threshold of a detector for an error rate and a run length: read from a table of simulated streams (made by {@code ThresholdTables}
 * beside the tests), linear in the rate's log odds and in the logarithm of the run length.
 */
final class Thresholds {
    private static final double[] RUN_LENGTHS = {1e3, 3e3, 1e4, 3e4, 1e5};

    private final double[][] lines;

    private Thresholds(double[][] lines) {
        this.lines = lines;
    }

    /** From lines of a rate, ascending, and its thresholds. */
    static Thresholds parsed(String table) {
        return new Thresholds(table.lines()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new));
    }

    /**
     * The threshold. Of rates outside the table it is the nearest's, at which alarms come more seldom than stated.
     *
     * @throws IllegalArgumentException if the run length is outside the table
     */
    double at(ErrorBaseline baseline, double runLength) {
        if (!(runLength >= 1e3 && runLength <= 1e5)) {
            throw new IllegalArgumentException(
                    "run length is " + runLength + ", expected 1,000 to 100,000 rows between false alarms");
        }
        double rate = Math.clamp(baseline.rate(), lines[0][0], lines[lines.length - 1][0]);
        int upper = 1;
        while (lines[upper][0] < rate) {
            upper++;
        }
        double from = odds(lines[upper - 1][0]);
        double part = (odds(rate) - from) / (odds(lines[upper][0]) - from);
        double low = at(lines[upper - 1], runLength);
        return low + part * (at(lines[upper], runLength) - low);
    }

    private static double at(double[] line, double runLength) {
        int upper = 1;
        while (RUN_LENGTHS[upper] < runLength) {
            upper++;
        }
        double from = RUN_LENGTHS[upper - 1];
        double part = Math.log(runLength / from) / Math.log(RUN_LENGTHS[upper] / from);
        return line[upper] + part * (line[upper + 1] - line[upper]);
    }

    private static double odds(double rate) {
        return Math.log(rate / (1 - rate));
    }
}
