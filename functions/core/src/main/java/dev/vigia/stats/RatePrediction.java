package dev.vigia.stats;

import java.util.function.LongToDoubleFunction;

/**
 * What the baseline's rate of an event lets expect of a window's: missing values, zeros, rows that fail a check.
 *
 * <p>The number of events among n rows, given h among m, is predicted as beta-binomial(n, h + 1, m − h) upwards and
 * beta-binomial(n, h, m − h + 1) downwards. These are the one-sided hypergeometric probabilities given all events of both
 * samples (Fisher's), so the chance of a false alarm is at most its level at any h, m and n; a binomial against h/m, as if
 * the rate were known, alarms far too often. Rows are taken as independent.
 *
 * @param events events in the baseline, h
 * @param rows rows of the baseline, m
 */
public record RatePrediction(long events, long rows) {
    /** Checks that there are not more events than rows. */
    public RatePrediction {
        if (events < 0 || events > rows) {
            throw new IllegalArgumentException("events are " + events + ", expected 0 to the rows, " + rows);
        }
    }

    /** Tests that the window's rate is not above the baseline's; the statistic is the difference of the two. */
    public TestResult rise(long windowRows, long windowEvents) {
        return test(windowRows, windowEvents, law(windowRows, windowEvents).logUpper(windowEvents));
    }

    /** Tests that the window's rate is not below the baseline's; the statistic is the difference of the two. */
    public TestResult fall(long windowRows, long windowEvents) {
        return test(windowRows, windowEvents, law(windowRows, windowEvents).logLower(windowEvents));
    }

    /**
     * Returns the most events in a window that are no evidence of a rise: with one more, the p-value is below the level.
     * Without baseline rows it is all of them.
     */
    public long upperLimit(long windowRows, double alpha) {
        double least = Math.log(Arguments.level(alpha));
        LongToDoubleFunction logP = k -> law(windowRows, k).logUpper(k);
        long allowed = 0;
        long breaching = Arguments.notNegative("window rows", windowRows) + 1;
        while (breaching - allowed > 1) {
            long middle = allowed + (breaching - allowed) / 2;
            if (rows == 0 || logP.applyAsDouble(middle) >= least) {
                allowed = middle;
            } else {
                breaching = middle;
            }
        }
        return allowed;
    }

    /**
     * Returns the fewest events in a window that are no evidence of a fall: with one less, the p-value is below the level.
     */
    public long lowerLimit(long windowRows, double alpha) {
        return windowRows - new RatePrediction(rows - events, rows).upperLimit(windowRows, alpha);
    }

    private HypergeometricLaw law(long windowRows, long windowEvents) {
        if (windowEvents < 0 || windowEvents > windowRows) {
            throw new IllegalArgumentException(
                    "window events are " + windowEvents + ", expected 0 to the window's rows, " + windowRows);
        }
        long marked = Math.addExact(events, windowEvents);
        return new HypergeometricLaw(marked, Math.addExact(rows, windowRows) - marked, windowRows);
    }

    private TestResult test(long windowRows, long windowEvents, double logP) {
        if (rows == 0 || windowRows == 0) {
            return TestResult.undefined("a sample has no rows");
        }
        return TestResult.ofLog((double) windowEvents / windowRows - (double) events / rows, logP);
    }
}
