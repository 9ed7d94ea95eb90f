package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.AffineFit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
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
    private static final int QUARTILES = 3;
    private static final double ERRORS = 3.3;
    private static final double LEAST_MISS = 0.02;
    private static final double MOST_BURST = 0.1;
    private static final double LEAST_WIDER = 0.06;
    private static final double LEAST_PULL = 0.04;
    private static final double SHAPE_ERRORS = 3;
    private static final double MOST_BEYOND = 0.75;
    private static final double MOST_PULLED = 0.05;
    private static final double MOST_TAIL = 1.15;
    private static final double MOST_GUESSED = 0.05;
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
        if (isClean(reference, before, window, now)) {
            return plain(window, before);
        }
        boolean shapeless = Bulk.isDiscrete(reference) || before.isHeavy();
        Optional<AffineFit> fit = shapeless
                ? Optional.empty()
                : AffineFit.precise(before.inRange(), now.inRange(), before.mean(), before.deviation())
                        .filter(line -> isBorneOut(line, before, window, now));
        if (fit.isPresent()) {
            return agree(before, now, fit.get()) ? plain(window, before) : fitted(reference, before, now, fit.get());
        }
        return before.zeros() == 0 && isTailUsual(reference, window) ? middle(window) : NONE;
    }

    /**
     * Whether all speaks for it that nothing lies far out, and mean and deviation are the bulk's: least and greatest value are as
     * far from the mean as in the baseline, each in its own deviations, and deviation and mean lie to the quartiles as in the
     * baseline as far as the bins tell. On one side alone a large burst hides, for it widens the deviation; where zeros are
     * apart the least is not known.
     */
    static boolean isClean(NumberProfile reference, Bulk before, NumberProfile window, Bulk now) {
        return !window.saturated()
                && now.deviation() > 0
                && before.zeros() == 0
                && alike(above(window, now), above(reference, before))
                && alike(below(window, now), below(reference, before))
                && isOfOneShape(reference, before, window, now);
    }

    /** A burst widens the deviation and pulls the mean, and moves quartiles hardly. */
    private static boolean isOfOneShape(NumberProfile reference, Bulk before, NumberProfile window, Bulk now) {
        if (quartiles(window).isEmpty()) {
            return true;
        }
        boolean discrete = Bulk.isDiscrete(reference);
        double[] was = middle(reference, before, discrete);
        double[] is = middle(window, now, discrete);
        double error = SHAPE_ERRORS * Math.sqrt(1 / now.size() + 1 / before.size());
        double wider = Math.log(now.deviation() / is[1]) - Math.log(before.deviation() / was[1]);
        double pulled = (now.mean() - is[0]) / is[1] - (before.mean() - was[0]) / was[1];
        return !(Math.abs(wider) >= LEAST_WIDER + error || Math.abs(pulled) >= LEAST_PULL + error);
    }

    /** Median and interquartile range; NaN where values tie so that they are not told. */
    private static double[] middle(NumberProfile column, Bulk bulk, boolean discrete) {
        DoubleUnaryOperator quantile = q -> discrete ? bulk.smoothQuantile(q, column.below()) : quantile(column, q);
        return new double[] {quantile.applyAsDouble(.5), quantile.applyAsDouble(.75) - quantile.applyAsDouble(.25)};
    }

    private static Optional<double[]> quartiles(NumberProfile column) {
        double[] known = DoubleStream.of(.25, .5, .75)
                .mapToObj(column::knownQuantile)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return known.length == QUARTILES ? Optional.of(known) : Optional.empty();
    }

    /** Whether the window's own counts agree with a line: as many below its quartiles, but for the share that it takes for far out. */
    private static boolean isBorneOut(AffineFit fit, Bulk before, NumberProfile window, Bulk now) {
        double burst = Math.clamp(1 - fit.bulk() / now.size(), 0, MOST_BURST);
        double error = Math.sqrt(1 / now.size() + 1 / before.size());
        return fit.bulk() <= now.size() * (1 + LEAST_MISS) + ERRORS * Math.sqrt(now.size())
                && DoubleStream.of(.25, .5, .75).allMatch(share -> {
                    double image = before.mean()
                            + fit.shift() * before.deviation()
                            + Math.exp(fit.logScale()) * (before.inRange().quantile(share) - before.mean());
                    double below =
                            (now.inRange().below(image) + (before.zeros() == 0 ? window.below() : 0)) / now.size();
                    return Math.abs(below - share) < LEAST_MISS + burst + ERRORS * error / 2;
                });
    }

    /**
     * Whether the outer twentieth on either side begins no further from the median than in the baseline, in interquartile ranges:
     * a burst of a few percent moves where it begins, and the quartiles a little.
     */
    private static boolean isTailUsual(NumberProfile reference, NumberProfile window) {
        double most = MOST_TAIL + SHAPE_ERRORS * Math.sqrt(1.0 / window.finite() + 1.0 / reference.finite());
        return DoubleStream.of(.05, .95).allMatch(share -> {
            OptionalDouble end = window.knownQuantile(share);
            double usual = reach(reference, quantile(reference, share));
            return end.isPresent() && reach(window, end.getAsDouble()) <= most * usual;
        });
    }

    private static double reach(NumberProfile column, double end) {
        return Math.abs(end - quantile(column, .5)) / (quantile(column, .75) - quantile(column, .25));
    }

    /**
     * Centre and interquartile range alone, by the quantiles of all values: where what is beyond the baseline's range would move them
     * if it were left out there are none.
     */
    private static Proposal middle(NumberProfile window) {
        Optional<double[]> all = quartiles(window);
        double below = (double) window.below() / window.finite();
        double within = 1 - below - (double) window.above() / window.finite();
        if (all.isEmpty() || within < MOST_BEYOND) {
            return NONE;
        }
        double[] of = all.get();
        double range = of[2] - of[0];
        for (int i = 0; i < of.length; i++) {
            OptionalDouble rest = window.knownQuantile(below + within * (i + 1) / (QUARTILES + 1));
            if (rest.isEmpty() || !(Math.abs(rest.getAsDouble() - of[i]) <= MOST_PULLED * range)) {
                return NONE;
            }
        }
        Map<String, Map<String, Double>> proposed = new LinkedHashMap<>();
        robust(proposed, of[1], range);
        return new Proposal(proposed, List.of());
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
        Optional<double[]> quartiles = quartiles(window);
        if (before.zeros() != 0 || quartiles.isEmpty()) {
            return new Proposal(proposed, List.of());
        }
        robust(proposed, quartiles.get()[1], quartiles.get()[2] - quartiles.get()[0]);
        return new Proposal(
                proposed,
                window.above() + window.below() < MOST_GUESSED * window.finite()
                        ? quantiles(share -> quantile(window, share))
                        : List.of());
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
