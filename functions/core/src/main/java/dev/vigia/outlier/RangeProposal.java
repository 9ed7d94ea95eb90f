package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A new least and greatest value of a feature, for scalers that use the range. They are single rows' values, so a burst
 * moves them at once: they are proposed only if each lies no further from the median, in interquartile ranges, than 1.3
 * times as far as in the baseline.
 *
 * @param min the least value of the window
 * @param max the greatest
 * @param beyond the share of the window's values beyond the baseline's range, in [0, 1]; 0 beyond the proposed one
 */
public record RangeProposal(double min, double max, double beyond) {
    private static final double MOST_REACH = 1.3;
    /** Quartiles that lie beyond the bins are not known. */
    private static final double MOST_BEYOND = 0.2;

    /** The share of the window's values beyond the baseline's range; empty if either has no values. */
    public static OptionalDouble beyond(NumberProfile reference, NumberProfile window) {
        return reference.finite() == 0 || window.finite() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (window.below() + window.above()) / window.finite());
    }

    /** Empty also where half of the values are equal, or a fifth lies beyond the baseline's range. */
    public static Optional<RangeProposal> of(NumberProfile reference, NumberProfile window) {
        double beyond = beyond(reference, window).orElse(1);
        boolean told = beyond < MOST_BEYOND
                && reach(window, 1) <= MOST_REACH * reach(reference, 1)
                && reach(window, -1) <= MOST_REACH * reach(reference, -1);
        return told
                ? Optional.of(new RangeProposal(
                        window.min().orElseThrow(), window.max().orElseThrow(), beyond))
                : Optional.empty();
    }

    /** How far the end of one side is from the median, in interquartile ranges; NaN without spread. */
    private static double reach(NumberProfile column, int side) {
        double median = quantile(column, .5);
        double end = side > 0 ? column.max().orElseThrow() : column.min().orElseThrow();
        double range = quantile(column, .75) - quantile(column, .25);
        return range > 0 ? side * (end - median) / range : Double.NaN;
    }

    private static double quantile(NumberProfile column, double q) {
        return column.quantile(q).orElseThrow();
    }

    /** The fitted attributes of scikit-learn's scalers (feature_range (0, 1)), by scaler. */
    public Map<String, Map<String, Double>> attributes() {
        double range = max > min ? max - min : 1;
        Map<String, Double> minMax = new LinkedHashMap<>();
        minMax.put("data_min_", min);
        minMax.put("data_max_", max);
        minMax.put("data_range_", max - min);
        minMax.put("scale_", 1 / range);
        minMax.put("min_", 0 - min / range);
        double most = Math.max(Math.abs(min), Math.abs(max));
        Map<String, Double> maxAbs = new LinkedHashMap<>();
        maxAbs.put("max_abs_", most);
        maxAbs.put("scale_", most > 0 ? most : 1);
        Map<String, Map<String, Double>> attributes = new LinkedHashMap<>();
        attributes.put("MinMaxScaler", minMax);
        attributes.put("MaxAbsScaler", maxAbs);
        return attributes;
    }
}
