package dev.vigia.outlier;

import dev.vigia.check.Condition;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on one column of a table: an interval (above, upTo], or categories, null among them standing for missing. */
sealed interface Box {
    int column();

    boolean holds(RowTable table, int row);

    /** It in words that need no table; of a boolean, which is counted as 0 and 1, it is true or false. */
    Condition condition(Feature feature);

    /** From above −∞, up to ∞. */
    record Interval(int column, double above, double upTo) implements Box {
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
            return new Condition(
                    feature.name(),
                    above == Double.NEGATIVE_INFINITY ? null : (Double) above,
                    upTo == Double.POSITIVE_INFINITY ? null : (Double) upTo,
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
