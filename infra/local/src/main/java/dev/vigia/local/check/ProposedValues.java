package dev.vigia.local.check;

import dev.vigia.check.Advice;
import dev.vigia.check.Statistics;
import dev.vigia.check.Words;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed for a feature, each value beside the one that its preprocessing has from the baseline, under the names of
 * scikit-learn's fitted attributes. Those that follow from others (variance, the range's width) are left to the JSON, of
 * {@code quantiles_} all but three, of {@code categories_} all but the new ones.
 */
final class ProposedValues {
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 30;
    private static final double SEEN = 0.01;
    private static final int[] SHOWN_PERCENTS = {5, 50, 95};

    private final Advice advice;
    private final Optional<ColumnProfile> column;
    private final List<String> items = new ArrayList<>();

    private ProposedValues(Baseline baseline, Advice advice) {
        this.advice = advice;
        this.column = baseline.profile().column(advice.feature());
    }

    /** An item for each scaler, such as {@code StandardScaler mean_ 40.1 → 47, scale_ 9.8 → 10.1}; none where nothing is proposed. */
    static List<String> of(Baseline baseline, Advice advice) {
        ProposedValues values = new ProposedValues(baseline, advice);
        Statistics before = advice.baseline();
        if (before != null) {
            values.scalers(before);
        }
        values.quantiles();
        values.categories();
        return values.items;
    }

    private void scalers(Statistics before) {
        Double q1 = before.q1();
        Double q3 = before.q3();
        Double min = before.min();
        Double max = before.max();
        item("StandardScaler", change("mean_", before.mean()), change("scale_", spread(before.deviation())));
        item(
                "RobustScaler",
                change("center_", before.median()),
                change("scale_", q1 == null || q3 == null ? null : spread(q3 - q1)));
        item("MinMaxScaler", change("data_min_", min), change("data_max_", max));
        item(
                "MaxAbsScaler",
                change("max_abs_", min == null || max == null ? null : Math.max(Math.abs(min), Math.abs(max))));
        imputers(before);
    }

    private void imputers(Statistics before) {
        List<String> changes = new ArrayList<>();
        imputed("mean", before.mean()).ifPresent(changes::add);
        imputed("median", before.median()).ifPresent(changes::add);
        if (!changes.isEmpty()) {
            items.add("SimpleImputer statistics_ " + String.join(", ", changes));
        }
    }

    private Optional<String> imputed(String strategy, @Nullable Double before) {
        Map<String, Double> proposed =
                advice.scalers().getOrDefault("SimpleImputer(strategy='" + strategy + "')", Map.of());
        return Optional.ofNullable(proposed.get("statistics_"))
                .map(after -> change(before, after) + " (" + strategy + ")");
    }

    /** A scaler's divisor: 1 where there is no spread. */
    private static @Nullable Double spread(@Nullable Double width) {
        return width != null && width == 0 ? (Double) 1.0 : width;
    }

    /** An attribute's name and the value before. */
    private record Before(String attribute, @Nullable Double value) {}

    private static Before change(String attribute, @Nullable Double before) {
        return new Before(attribute, before);
    }

    private void item(String scaler, Before... attributes) {
        Map<String, Double> proposed = advice.scalers().getOrDefault(scaler, Map.of());
        List<String> changes = new ArrayList<>();
        for (Before one : attributes) {
            Double after = proposed.get(one.attribute());
            if (after != null) {
                changes.add(one.attribute() + " " + change(one.value(), after));
            }
        }
        if (!changes.isEmpty()) {
            items.add(scaler + " " + String.join(", ", changes));
        }
    }

    private void quantiles() {
        List<Double> proposed = advice.quantiles();
        if (proposed.size() == 101 && column.orElse(null) instanceof NumberProfile numbers) {
            items.add("QuantileTransformer quantiles_ "
                    + String.join(
                            ", ",
                            IntStream.of(SHOWN_PERCENTS)
                                    .mapToObj(percent -> "at " + percent + " % "
                                            + change(known(numbers, percent / 100.0), proposed.get(percent)))
                                    .toList()));
        }
    }

    private static @Nullable Double known(NumberProfile numbers, double share) {
        return numbers.quantile(share).isPresent()
                ? (Double) numbers.quantile(share).getAsDouble()
                : null;
    }

    private void categories() {
        int more = advice.added().size();
        if (!advice.categories().isEmpty()) {
            items.add("OneHotEncoder categories_ " + (advice.categories().size() - more) + " → "
                    + advice.categories().size() + " with " + names(advice.added()));
        }
        String mostFrequent = advice.mostFrequent();
        if (mostFrequent != null && column.orElse(null) instanceof CategoryProfile before) {
            items.add("SimpleImputer statistics_ "
                    + mostFrequent(before).map(name -> shortened(name) + " → ").orElse("") + shortened(mostFrequent)
                    + " (most_frequent)");
        }
    }

    private static String names(List<String> added) {
        String some = String.join(
                ", ",
                added.stream().limit(MOST_NAMES).map(ProposedValues::shortened).toList());
        return added.size() > MOST_NAMES ? some + " and " + (added.size() - MOST_NAMES) + " more" : some;
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    private static Optional<String> mostFrequent(CategoryProfile before) {
        long[] counts = before.counts();
        return IntStream.range(0, before.categories().size())
                .boxed()
                .max((a, b) -> Long.compare(counts[a], counts[b]))
                .map(before.categories()::get);
    }

    /** Two values, with as many digits as it takes to see how far they are apart. */
    static String change(@Nullable Double before, double after) {
        if (before == null) {
            return "not known → " + Words.number(after);
        }
        double apart = Math.abs(after - before);
        double size = Math.max(Math.abs(before), Math.abs(after));
        if (apart == 0 || apart >= SEEN * size) {
            return Words.number(before) + " → " + Words.number(after);
        }
        int decimals = 1 - (int) Math.floor(Math.log10(apart));
        return rounded(before, decimals) + " → " + rounded(after, decimals);
    }

    private static String rounded(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
