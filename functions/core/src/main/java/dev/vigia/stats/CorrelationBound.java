package dev.vigia.stats;

/**
 * How likely a correlation of independent rows moves so far by chance: at most 2 exp(−t² / (2 (τ² v + M t / (3 n)))), by
 * Bernstein's inequality (Bennett 1962, doi:10.1080/01621459.1962.10482149) for the means of ψ = xy − r (x² + y²) / 2, which
 * a sample correlation follows to first order. τ² is the variance of ψ, v = 1 / n + 1 / m, and n the smaller sample. A
 * bound holds for flags and tied values too, where normal tails do not.
 *
 * @param variance τ², from 0
 * @param most M, the largest |ψ|, positive
 * @param window rows of one sample, positive
 * @param baseline rows of the other, positive, infinite if its correlation is known
 */
public record CorrelationBound(double variance, double most, double window, double baseline) {
    private static final double POWER_80 = 0.8416212335729143;

    /** Checks the numbers. */
    public CorrelationBound {
        if (!(variance >= 0 && most > 0 && window > 0 && baseline > 0)) {
            throw new IllegalArgumentException("variance " + variance + ", most " + most + ", " + window + " and "
                    + baseline + " rows: expected 0 or more, and positive ones");
        }
    }

    private double spread() {
        return variance * (1 / window + 1 / baseline);
    }

    private double steps() {
        return most / Math.min(window, baseline) / 3;
    }

    /** ln of the bound for a change t, at most 0. */
    public double logP(double change) {
        double t = Math.abs(change);
        return t == 0 ? 0 : Math.min(0, Math.log(2) - t * t / (2 * (spread() + steps() * t)));
    }

    /** The change that is found with probability .8 where ln p must not be above a value; it may be above 2, which none is. */
    public double detectable(double logP) {
        double l = Math.max(0, Math.log(2) - logP);
        double c = steps() * l;
        return c + Math.sqrt(c * c + 2 * l * spread()) + POWER_80 * Math.sqrt(spread());
    }
}
