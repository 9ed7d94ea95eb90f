package dev.vigia.stats;

import java.util.OptionalDouble;

/**
 * Distances that add up over cells. For a number, take them on the baseline's {@link Deciles}; for a category, a cell is a
 * category of either sample. They are shown; none decides.
 *
 * <p>With pⱼ the baseline's share of a cell and qⱼ the window's. {@link #PSI} and {@link #KULLBACK_LEIBLER} take a share
 * as (count + ½)/(rows + ½ cells), so that an empty cell is not infinitely far; the others as count/rows.
 */
public enum Distance {
    /** Population stability index, Σ (q − p) ln(q/p). */
    PSI(true, 1, 1) {
        @Override
        double term(double p, double q) {
            return (q - p) * Math.log(q / p);
        }
    },
    /** Kullback–Leibler divergence of the window against the baseline, Σ q ln(q/p), natural logarithm. */
    KULLBACK_LEIBLER(true, 1, 0.5) {
        @Override
        double term(double p, double q) {
            return q * Math.log(q / p);
        }
    },
    /** Jensen–Shannon distance, the root of the divergence in bits, in [0, 1] (doi:10.1109/TIT.2003.813506). */
    JENSEN_SHANNON(false, 2, 0.125 / Math.log(2)) {
        @Override
        double term(double p, double q) {
            double middle = (p + q) / 2;
            double first = p == 0 ? 0 : p * Math.log(p / middle);
            double second = q == 0 ? 0 : q * Math.log(q / middle);
            return (first + second) / (2 * Math.log(2));
        }
    },
    /** Hellinger distance, √(½ Σ (√q − √p)²), in [0, 1]. */
    HELLINGER(false, 2, 0.125) {
        @Override
        double term(double p, double q) {
            double difference = Math.sqrt(q) - Math.sqrt(p);
            return difference * difference / 2;
        }
    };

    private final boolean smoothed;
    private final int power;
    private final double chanceFactor;

    Distance(boolean smoothed, int power, double chanceFactor) {
        this.smoothed = smoothed;
        this.power = power;
        this.chanceFactor = chanceFactor;
    }

    /** Returns one cell's part of the sum. */
    abstract double term(double p, double q);

    /** Returns the distance over the cells that are not empty in both samples; empty if a sample has no rows. */
    public OptionalDouble between(TwoSampleCounts counts) {
        return between(counts, counts.cells());
    }

    /**
     * Returns the distance over a number of cells, of which some may be empty in both samples; these count where shares
     * are smoothed. Empty if a sample has no rows.
     *
     * @param cells all cells, at least {@link TwoSampleCounts#cells()}
     */
    public OptionalDouble between(TwoSampleCounts counts, int cells) {
        return counts.oneIsEmpty() ? OptionalDouble.empty() : OptionalDouble.of(root(sum(counts, cells)));
    }

    /**
     * Returns the distance less what sampling alone gives: √max(0, d² − E) or max(0, d − E), whichever adds up over cells,
     * E = f (cells − 1)(1/n + 1/m). Sound where each cell has several rows. Empty if a sample has no rows.
     */
    public OptionalDouble beyondChance(TwoSampleCounts counts, int cells) {
        if (counts.oneIsEmpty()) {
            return OptionalDouble.empty();
        }
        double chance = chanceFactor * (counts.cells() - 1) * counts.varianceFactor();
        return OptionalDouble.of(root(sum(counts, cells) - chance));
    }

    private double root(double sum) {
        double positive = Math.max(0, sum);
        return power == 2 ? Math.sqrt(positive) : positive;
    }

    private double sum(TwoSampleCounts counts, int cells) {
        if (cells < counts.cells()) {
            throw new IllegalArgumentException("cells are " + cells + ", expected at least " + counts.cells());
        }
        double extra = smoothed ? 0.5 : 0;
        double m = counts.baselineTotal() + extra * cells;
        double n = counts.windowTotal() + extra * cells;
        double sum = smoothed ? (cells - counts.cells()) * term(0.5 / m, 0.5 / n) : 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            sum += term((counts.baseline[cell] + extra) / m, (counts.window[cell] + extra) / n);
        }
        return sum;
    }
}
