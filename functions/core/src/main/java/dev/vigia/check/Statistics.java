package dev.vigia.check;

import dev.vigia.profile.NumberProfile;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A numeric column's plain statistics, over its finite values; null each where it is not known, as of no values.
 *
 * @param deviation the population's standard deviation, as scikit-learn's scalers have it
 * @param median from the bins, as the quartiles are; null each where it lies beyond them, and is not known
 */
public record Statistics(
        @Nullable Double mean,
        @Nullable Double deviation,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double median,
        @Nullable Double q1,
        @Nullable Double q3) {

    public static Statistics of(NumberProfile column) {
        return new Statistics(
                orNull(column.mean()),
                orNull(column.deviation()),
                orNull(column.min()),
                orNull(column.max()),
                orNull(column.knownQuantile(.5)),
                orNull(column.knownQuantile(.25)),
                orNull(column.knownQuantile(.75)));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    /** Whether there are values, and the median or a quartile of them is not known. */
    public boolean lacksQuartiles() {
        return min != null && (median == null || q1 == null || q3 == null);
    }
}
