package dev.vigia.stats;

import java.util.OptionalDouble;

/**
 * The total variation distance of two samples in cells, ½ Σ |qⱼ − pⱼ|, in [0, 1]: the largest difference in share that
 * any set of cells has.
 *
 * <p>Empty if a sample has no rows.
 */
public final class TotalVariationDistance {
    private TotalVariationDistance() {}

    /** Returns the distance. */
    public static OptionalDouble between(TwoSampleCounts counts) {
        return counts.oneIsEmpty() ? OptionalDouble.empty() : OptionalDouble.of(distance(counts));
    }

    /**
     * Returns the effect √max(0, TV² − E₀), E₀ the mean of TV² that sampling alone gives to these pooled cells.
     *
     * <p>With differences dⱼ normal of variance vⱼ = pⱼ(1 − pⱼ)(1/n + 1/m) and correlations ρⱼₖ, 4 E₀ = Σ vⱼ + 2/π Σ
     * √(vⱼvₖ) (√(1 − ρ²) + ρ asin ρ) over j ≠ k; the bracket is 1 + ρ²/2 + ρ⁴/24 up to 2 %, which separates, since ρ² =
     * oⱼoₖ with odds o = p/(1 − p).
     */
    public static OptionalDouble effect(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return OptionalDouble.empty();
        }
        double distance = distance(counts);
        return OptionalDouble.of(Math.sqrt(Math.max(0, distance * distance - expectedSquare(counts))));
    }

    /** Returns E₀, at most an error of 2 % where cells are not few. */
    static double expectedSquare(TwoSampleCounts counts) {
        double own = 0;
        double[] sum = new double[3];
        double[] squares = new double[3];
        for (int cell = 0; cell < counts.cells() && counts.cells() > 1; cell++) {
            double p = (double) counts.pooled(cell) / counts.total();
            double odds = p / (1 - p);
            own += p * (1 - p);
            double term = Math.sqrt(p * (1 - p));
            for (int power = 0; power < 3; power++) {
                sum[power] += term;
                squares[power] += term * term;
                term *= odds;
            }
        }
        double pairs = 0;
        double[] factor = {1, 1.0 / 2, 1.0 / 24};
        for (int power = 0; power < 3; power++) {
            pairs += factor[power] * (sum[power] * sum[power] - squares[power]);
        }
        return (own + 2 / Math.PI * pairs) / 4 * counts.varianceFactor();
    }

    private static double distance(TwoSampleCounts counts) {
        double sum = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            sum += Math.abs((double) counts.window[cell] / counts.windowTotal()
                    - (double) counts.baseline[cell] / counts.baselineTotal());
        }
        return sum / 2;
    }
}
