package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.AffineFit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * New values for preprocessing, as scikit-learn's fitted attributes: the window's own mean and deviation where the bulk
 * says the same, else the baseline's under the line that fits the bulk. None where neither can be had: a wrong
 * proposal is worse than none.
 *
 * @param attributes by scaler, and by imputer with its strategy
 * @param quantiles {@code QuantileTransformer}'s, at {@value #QUANTILES} even shares from 0 to 1; empty where zeros are apart,
 *     whose share may have changed, or much lies beyond the bins
 */
record Proposal(Map<String, Map<String, Double>> attributes, List<Double> quantiles) {
    static final Proposal NONE = new Proposal(Map.of(), List.of());

    private static final int QUANTILES = 101;
    private static final double CLOSE = 0.008;
    private static final double LEAST_REACH = 0.7;
    private static final double MOST_REACH = 1.3;

    /** Keeps the order of what is proposed. */
    Proposal {
        attributes = new LinkedHashMap<>(attributes);
        quantiles = List.copyOf(quantiles);
    }

    @Override
    public Map<String, Map<String, Double>> attributes() {
        return new LinkedHashMap<>(attributes);
    }

    boolean isSome() {
        return !attributes.isEmpty();
    }

    static Proposal of(NumberProfile reference, Bulk before, NumberProfile window, Bulk now) {
        Optional<AffineFit> fit = Bulk.isDiscrete(reference)
                ? Optional.empty()
                : AffineFit.precise(before.inRange(), now.inRange(), before.mean(), before.deviation());
        if (fit.isEmpty()) {
            return isClean(reference, before, window, now) ? plain(window, before) : NONE;
        }
        return agree(before, now, fit.get()) ? plain(window, before) : fitted(reference, before, now, fit.get());
    }

    /**
     * Whether least and greatest value are as far from the mean as in the baseline, each in its own deviations. On one
     * side alone a large burst hides, for it widens the deviation; where zeros are apart the least is not known.
     */
    static boolean isClean(NumberProfile reference, Bulk before, NumberProfile window, Bulk now) {
        return !window.saturated()
                && now.deviation() > 0
                && before.zeros() == 0
                && alike(above(window, now), above(reference, before))
                && alike(below(window, now), below(reference, before));
    }

    private static boolean alike(double reach, double usual) {
        return reach > LEAST_REACH * usual && reach < MOST_REACH * usual;
    }

    private static double above(NumberProfile column, Bulk bulk) {
        return (column.max().orElseThrow() - bulk.mean()) / bulk.deviation();
    }

    private static double below(NumberProfile column, Bulk bulk) {
        return (bulk.mean() - column.min().orElseThrow()) / bulk.deviation();
    }

    private static boolean agree(Bulk before, Bulk now, AffineFit fit) {
        double shift = (now.mean() - before.mean()) / before.deviation();
        double logScale = Math.log(now.deviation() / before.deviation());
        return Math.abs(shift - fit.shift()) < CLOSE + 2 * fit.shiftError()
                && Math.abs(logScale - fit.logScale()) < CLOSE + 2 * fit.logScaleError();
    }

    private static Proposal plain(NumberProfile window, Bulk before) {
        double deviation = window.deviation().orElseThrow();
        Map<String, Map<String, Double>> proposed = standard(window.mean().orElseThrow(), deviation * deviation);
        if (before.zeros() != 0 || window.above() + window.below() >= window.finite() / 5) {
            return new Proposal(proposed, List.of());
        }
        robust(proposed, quantile(window, .5), quantile(window, .75) - quantile(window, .25));
        return new Proposal(proposed, quantiles(share -> quantile(window, share)));
    }

    private static Proposal fitted(NumberProfile reference, Bulk before, Bulk now, AffineFit fit) {
        double scale = Math.exp(fit.logScale());
        double centre = before.mean() + fit.shift() * before.deviation();
        double spread = scale * before.deviation();
        double zeros = now.zeros() / (now.zeros() + fit.bulk());
        double mean = (1 - zeros) * centre;
        Map<String, Map<String, Double>> proposed =
                standard(mean, (1 - zeros) * (spread * spread + centre * centre) - mean * mean);
        if (before.zeros() != 0) {
            return new Proposal(proposed, List.of());
        }
        DoubleUnaryOperator moved = share -> centre + scale * (quantile(reference, share) - before.mean());
        robust(proposed, moved.applyAsDouble(.5), moved.applyAsDouble(.75) - moved.applyAsDouble(.25));
        return new Proposal(proposed, quantiles(moved));
    }

    private static List<Double> quantiles(DoubleUnaryOperator quantile) {
        return IntStream.range(0, QUANTILES)
                .mapToObj(i -> quantile.applyAsDouble(i / (QUANTILES - 1.0)))
                .toList();
    }

    private static Map<String, Map<String, Double>> standard(double mean, double variance) {
        Map<String, Double> attributes = new LinkedHashMap<>();
        attributes.put("mean_", mean);
        attributes.put("var_", variance);
        attributes.put("scale_", Math.sqrt(variance));
        Map<String, Map<String, Double>> proposed = new LinkedHashMap<>();
        proposed.put("StandardScaler", attributes);
        proposed.put("SimpleImputer(strategy='mean')", Map.of("statistics_", mean));
        return proposed;
    }

    private static void robust(Map<String, Map<String, Double>> proposed, double centre, double range) {
        Map<String, Double> attributes = new LinkedHashMap<>();
        attributes.put("center_", centre);
        attributes.put("scale_", range);
        proposed.put("RobustScaler", attributes);
        proposed.put("SimpleImputer(strategy='median')", Map.of("statistics_", centre));
    }

    private static double quantile(NumberProfile column, double q) {
        return column.quantile(q).orElseThrow();
    }
}
