package dev.vigia.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many rows of a window may hold categories that the baseline never saw, from the baseline's rare categories alone.
 *
 * <p>Good and Turing's estimate of the unseen mass is f₁/m (Good 1953, doi:10.1093/biomet/40.3-4.237), with variance (f₁ +
 * 2f₂)/m²: more than a rate's f₁/m², because a new category comes with several rows. So the count of unseen rows is
 * predicted as that of a rare event ({@link RatePrediction}) in a baseline that is smaller by φ = (f₁ + 1 + 2f₂)/(f₁ + 1).
 * In simulations (equal, Zipf; 100 to 100,000 rows) it alarms .0 to 1.2 times as often as its level; f₁/m taken as a plain
 * rate, up to 10 times. Where all counts are known, {@link UnseenCategories} is sharper.
 *
 * @param rows rows of the baseline, m
 * @param singletons categories seen once in it, f₁
 * @param doubletons categories seen twice in it, f₂
 */
public record GoodTuring(long rows, long singletons, long doubletons) {
    private static final double HALF = 0.5;
    private static final double ERRORS = 3;

    /** Checks that the rows suffice for the categories. */
    public GoodTuring {
        Arguments.notNegative("singletons", singletons);
        Arguments.notNegative("doubletons", doubletons);
        if (rows < singletons + 2 * doubletons) {
            throw new IllegalArgumentException("rows are " + rows + ", expected at least those of " + singletons
                    + " singletons and " + doubletons + " doubletons");
        }
    }

    /**
     * Returns whether more than half of any new rows are of categories not seen: by three standard errors, √(f₁ + 2f₂)/m, so
     * that a few rows of many categories are not enough. From 37 rows that all differ it is so.
     */
    public boolean isOpen() {
        double error = Math.sqrt(singletons + 2.0 * doubletons);
        return singletons - ERRORS * error > HALF * rows;
    }

    /** Returns f₁/m, the estimate of the mass of all categories not seen; 1 without rows. */
    public double unseenMass() {
        return rows == 0 ? 1 : (double) singletons / rows;
    }

    /** Returns the mass that the unseen categories exceed with probability α at most, in [0, 1]; 1 without rows. */
    public double upperLimit(double alpha) {
        RatePrediction rate = rate();
        double level = Arguments.level(alpha);
        return rate.events() == rate.rows()
                ? 1
                : BetaDistribution.of(rate.events() + 1.0, (double) (rate.rows() - rate.events()))
                        .inverseSurvivalProbability(level);
    }

    /** Tests that not more rows of a window are of unseen categories than the baseline lets expect. */
    public TestResult test(long windowRows, long unseenRows) {
        return switch (rate().rise(windowRows, unseenRows)) {
            case TestResult.Undefined none -> none;
            case TestResult.Defined some ->
                new TestResult.Defined((double) unseenRows / windowRows - unseenMass(), some.logPValue());
        };
    }

    /** Returns the most rows of unseen categories that are no evidence: with one more, the p-value is below the level. */
    public long mostUnseen(long windowRows, double alpha) {
        return rate().upperLimit(windowRows, alpha);
    }

    private RatePrediction rate() {
        double factor = (singletons + 1.0) / (singletons + 1.0 + 2.0 * doubletons);
        long effective = Math.min(rows, Math.max(1, (long) (rows * factor)));
        return new RatePrediction(Math.min(effective, (long) Math.ceil(singletons * factor)), effective);
    }
}
