package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** The values at a quarter, a half and three quarters of a column. */
record Quartiles(double first, double median, double third) {

    /** By a function of the share. */
    static Quartiles of(DoubleUnaryOperator quantile) {
        return new Quartiles(quantile.applyAsDouble(.25), quantile.applyAsDouble(.5), quantile.applyAsDouble(.75));
    }

    /** Of a column with values; a guess where they lie beyond the baseline's bins. */
    static Quartiles of(NumberProfile column) {
        return of(share -> column.quantile(share).orElseThrow());
    }

    /** Empty if the bins do not tell one of them ({@link NumberProfile#knownQuantile}). */
    static Optional<Quartiles> known(NumberProfile column) {
        return known(column::knownQuantile);
    }

    /** By a function of the share; empty if it is at one of them. */
    static Optional<Quartiles> known(DoubleFunction<OptionalDouble> quantile) {
        Quartiles quartiles = of(share -> quantile.apply(share).orElse(Double.NaN));
        return Double.isNaN(quartiles.first + quartiles.median + quartiles.third)
                ? Optional.empty()
                : Optional.of(quartiles);
    }

    /** The interquartile range. */
    double range() {
        return third - first;
    }

    /** How far a value is from the median, in interquartile ranges. */
    double reach(double value) {
        return Math.abs(value - median) / range();
    }

    /** The greatest difference of one of the three from the other's. */
    double farthest(Quartiles other) {
        return Math.max(
                Math.abs(median - other.median),
                Math.max(Math.abs(first - other.first), Math.abs(third - other.third)));
    }
}
