package dev.vigia.outlier;

import dev.vigia.check.Condition;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A condition on one column of a table: an interval (above, upTo], or categories, null among them standing for missing. */
sealed interface Box {
    Pattern INTEGER = Pattern.compile("-?\\d{1,15}");

    int column();

    boolean holds(RowTable table, int row);

    /** It in words that need no table; of a boolean, which is counted as 0 and 1, it is true or false, of one integer that integer. */
    Condition condition(Feature feature);

    /** What a condition asks of the rows of a schema; empty if it asks a feature that is not there, or is of another type now. */
    static Optional<Box> of(Condition condition, Schema schema) {
        OptionalInt column = schema.position(condition.feature());
        if (column.isEmpty()) {
            return Optional.empty();
        }
        boolean isNumber = schema.feature(column.getAsInt()).type().isNumeric();
        return condition.categories().isEmpty()
                ? Optional.of(limits(condition, column.getAsInt())).filter(box -> isNumber)
                : isNumber
                        ? number(condition.categories().getFirst(), column.getAsInt())
                        : Optional.of(new Texts(column.getAsInt(), Set.copyOf(condition.categories())));
    }

    private static Box limits(Condition condition, int column) {
        Double above = condition.above();
        Double upTo = condition.upTo();
        return new Interval(
                column,
                above == null ? Double.NEGATIVE_INFINITY : above,
                upTo == null ? Double.POSITIVE_INFINITY : upTo);
    }

    private static Optional<Box> number(String word, int column) {
        return switch (word) {
            case Condition.MISSING -> Optional.of(new Missing(column));
            case "true" -> Optional.of(new Interval(column, 0.5, 1));
            case "false" -> Optional.of(new Interval(column, -0.5, 0));
            default ->
                INTEGER.matcher(word).matches()
                        ? Optional.of(new Interval(column, Double.parseDouble(word) - 0.5, Double.parseDouble(word)))
                        : Optional.empty();
        };
    }

    /** From above −∞, up to ∞. */
    record Interval(int column, double above, double upTo) implements Box {
        private static final double MOST_EXACT = 1e15;

        @Override
        public boolean holds(RowTable table, int row) {
            return holds(table.number(column, row));
        }

        private boolean holds(double value) {
            return value > above && value <= upTo;
        }

        @Override
        public Condition condition(Feature feature) {
            if (feature.type() == FeatureType.BOOLEAN && holds(0) != holds(1)) {
                return new Condition(feature.name(), null, null, List.of(Boolean.toString(holds(1))));
            }
            boolean whole = feature.type() == FeatureType.INTEGER && Math.floor(upTo) > Math.floor(above);
            double from = whole ? Math.floor(above) : above;
            double to = whole ? Math.floor(upTo) : upTo;
            return whole && to == from + 1 && Math.abs(to) < MOST_EXACT
                    ? new Condition(feature.name(), null, null, List.of(Long.toString((long) to)))
                    : new Condition(
                            feature.name(),
                            from == Double.NEGATIVE_INFINITY ? null : (Double) from,
                            to == Double.POSITIVE_INFINITY ? null : (Double) to,
                            List.of());
        }
    }

    /** Missing is {@link Condition#MISSING} among the texts. */
    record Texts(int column, Set<String> texts) implements Box {
        public Texts {
            texts = Set.copyOf(texts);
        }

        @Override
        public boolean holds(RowTable table, int row) {
            @Nullable String text = table.text(column, row);
            return texts.contains(text == null ? Condition.MISSING : text);
        }

        @Override
        public Condition condition(Feature feature) {
            return new Condition(
                    feature.name(), null, null, texts.stream().sorted().toList());
        }
    }

    /** A number that is missing. */
    record Missing(int column) implements Box {
        @Override
        public boolean holds(RowTable table, int row) {
            return Double.isNaN(table.number(column, row));
        }

        @Override
        public Condition condition(Feature feature) {
            return new Condition(feature.name(), null, null, List.of(Condition.MISSING));
        }
    }
}
