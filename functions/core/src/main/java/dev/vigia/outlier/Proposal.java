package dev.vigia.outlier;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * New values for preprocessing, as scikit-learn's fitted attributes. Immutable.
 *
 * @param attributes by scaler, and by imputer with its strategy, in the order of what is proposed
 * @param quantiles {@code QuantileTransformer}'s, at {@value #QUANTILES} even shares from 0 to 1; empty if they are not proposed
 */
record Proposal(Map<String, Map<String, Double>> attributes, List<Double> quantiles) {
    static final Proposal NONE = new Proposal(Map.of(), List.of());

    private static final int QUANTILES = 101;

    /** Keeps the order of what is proposed. */
    Proposal {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        quantiles = List.copyOf(quantiles);
    }

    boolean isSome() {
        return !attributes.isEmpty();
    }

    /** With mean and variance: a standard scaler's and an imputer's. */
    Proposal withMean(double mean, double variance) {
        Map<String, Double> standard = new LinkedHashMap<>();
        standard.put("mean_", mean);
        standard.put("var_", variance);
        standard.put("scale_", Math.sqrt(variance));
        return with("StandardScaler", standard, "SimpleImputer(strategy='mean')", mean);
    }

    /** With median and interquartile range: a robust scaler's and an imputer's. */
    Proposal withMedian(double median, double range) {
        Map<String, Double> robust = new LinkedHashMap<>();
        robust.put("center_", median);
        robust.put("scale_", range);
        return with("RobustScaler", robust, "SimpleImputer(strategy='median')", median);
    }

    private Proposal with(String scaler, Map<String, Double> fitted, String imputer, double value) {
        Map<String, Map<String, Double>> more = new LinkedHashMap<>(attributes);
        more.put(scaler, Collections.unmodifiableMap(fitted));
        more.put(imputer, Map.of("statistics_", value));
        return new Proposal(more, quantiles);
    }

    /** With the quantiles that a function gives for the share, in [0, 1]. */
    Proposal withQuantiles(DoubleUnaryOperator quantile) {
        return new Proposal(
                attributes,
                IntStream.range(0, QUANTILES)
                        .mapToObj(i -> quantile.applyAsDouble(i / (QUANTILES - 1.0)))
                        .toList());
    }
}
