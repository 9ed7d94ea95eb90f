package dev.vigia.ui.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.check.Advice;
import dev.vigia.check.Statistics;
import dev.vigia.ui.words.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statistic of a feature as it was fitted, as it is, and as it is proposed; null where it is not known. */
record FittedStatistic(
        String name,
        @Nullable Double baseline,
        @Nullable Double current,
        @Nullable Double proposed) {

    /** Those of a number; none of a category, or where advice is without them. */
    static List<FittedStatistic> of(Advice advice) {
        Statistics baseline = advice.baseline();
        Statistics current = advice.current();
        if (baseline == null || current == null) {
            return List.of();
        }
        return List.of(
                new FittedStatistic(
                        "mean", baseline.mean(), current.mean(), attribute(advice, "StandardScaler", "mean_")),
                new FittedStatistic(
                        "standard deviation",
                        baseline.deviation(),
                        current.deviation(),
                        attribute(advice, "StandardScaler", "scale_")),
                new FittedStatistic(
                        "median", baseline.median(), current.median(), attribute(advice, "RobustScaler", "center_")),
                new FittedStatistic(
                        "interquartile range",
                        between(baseline.q1(), baseline.q3()),
                        between(current.q1(), current.q3()),
                        attribute(advice, "RobustScaler", "scale_")),
                new FittedStatistic(
                        "least", baseline.min(), current.min(), attribute(advice, "MinMaxScaler", "data_min_")),
                new FittedStatistic(
                        "greatest", baseline.max(), current.max(), attribute(advice, "MinMaxScaler", "data_max_")));
    }

    private static @Nullable Double attribute(Advice advice, String scaler, String name) {
        return advice.scalers().getOrDefault(scaler, Map.of()).get(name);
    }

    private static @Nullable Double between(@Nullable Double from, @Nullable Double to) {
        return from == null || to == null ? null : (Double) (to - from);
    }

    /** What the proposal would do to the outlier rate, in words; empty where that was not tried. */
    static Optional<String> outliers(Advice advice) {
        return Optional.ofNullable(advice.outliers())
                .map(rates -> Numbers.percent(rates.old()) + " of the rows are outliers, "
                        + Numbers.percent(rates.proposed()) + " with what is proposed"
                        + (rates.together() == rates.proposed()
                                ? "."
                                : ", " + Numbers.percent(rates.together()) + " with all that is proposed."));
    }

    /** What preprocessing has no place for, in words; empty where that is nothing. */
    static Optional<String> replay(Advice advice) {
        Double before = advice.outside();
        if (before == null || before == 0) {
            return Optional.empty();
        }
        String what = advice.baseline() == null
                ? " of the values are of categories that the encoder does not know"
                : " of the values lie beyond the baseline’s range";
        Double after = advice.outsideAfter();
        return Optional.of(Numbers.percent(before)
                + what
                + (after == null || !advice.proposes()
                        ? "."
                        : ", " + Numbers.percent(after) + " with what is proposed."));
    }

    /** What is proposed, under the names of scikit-learn's fitted attributes. */
    static String json(Advice advice) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        advice.scalers().forEach((scaler, attributes) -> attributes.forEach(json.putObject(scaler)::put));
        if (!advice.quantiles().isEmpty()) {
            advice.quantiles().forEach(json.putObject("QuantileTransformer").putArray("quantiles_")::add);
        }
        if (!advice.categories().isEmpty()) {
            advice.categories().forEach(json.putObject("OneHotEncoder").putArray("categories_")::add);
        }
        if (advice.mostFrequent() != null) {
            json.putObject("SimpleImputer").put("statistics_", advice.mostFrequent());
        }
        return json.toPrettyString();
    }
}
