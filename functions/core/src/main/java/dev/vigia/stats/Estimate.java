package dev.vigia.stats;

/**
 * A number that was estimated from rows.
 *
 * @param value finite
 * @param error its standard error, finite and not negative
 * @param degrees on how many degrees of freedom the error rests, above 0; infinite where the error is known
 */
public record Estimate(double value, double error, double degrees) {
    private static final double LEAST = 1e-6;

    /** Checks the numbers. */
    public Estimate {
        if (!Double.isFinite(value) || !(error >= 0 && error < Double.POSITIVE_INFINITY) || !(degrees > 0)) {
            throw new IllegalArgumentException("estimate " + value + " with error " + error + " of " + degrees
                    + " degrees of freedom: expected finite numbers, an error of 0 or more and degrees above 0");
        }
    }

    /**
     * The same on the scale of log odds, on which a share near 0 or 1 is more nearly normal; the error by the delta method. A
     * share is taken as no nearer to 0 or 1 than its error, nor than 1e-6.
     */
    public Estimate logOdds() {
        double least = Math.clamp(error, LEAST, 0.5);
        double share = Math.clamp(value, least, 1 - least);
        return new Estimate(
                Math.log(share) - Math.log1p(-share), Math.max(error, LEAST) / share / (1 - share), degrees);
    }
}
