package dev.vigia.outlier;

import dev.vigia.check.Condition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on one column of a table: an interval (above, upTo], or categories, null among them standing for missing. */
sealed interface Box {
    int column();

    boolean holds(RowTable table, int row);

    Condition condition(String feature);

    /** From above −∞, up to ∞. */
    record Interval(int column, double above, double upTo) implements Box {
        @Override
        public boolean holds(RowTable table, int row) {
            double value = table.number(column, row);
            return value > above && value <= upTo;
        }

        @Override
        public Condition condition(String feature) {
            return new Condition(
                    feature,
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
        public Condition condition(String feature) {
            return new Condition(feature, null, null, texts.stream().sorted().toList());
        }
    }

    /** A number that is missing. */
    record Missing(int column) implements Box {
        @Override
        public boolean holds(RowTable table, int row) {
            return Double.isNaN(table.number(column, row));
        }

        @Override
        public Condition condition(String feature) {
            return new Condition(feature, null, null, List.of(Condition.MISSING));
        }
    }
}
