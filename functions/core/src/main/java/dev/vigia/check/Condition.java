package dev.vigia.check;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of one feature: a number in (above, upTo], or one of some categories.
 *
 * @param above null: no limit downwards
 * @param upTo null: no limit upwards; of a category both are
 * @param categories empty of a number; {@link #MISSING} stands for a missing value
 */
public record Condition(
        String feature, @Nullable Double above, @Nullable Double upTo, List<String> categories) {
    /** How a missing value is written. */
    public static final String MISSING = "(missing)";

    public Condition {
        categories = List.copyOf(Objects.requireNonNullElse(categories, List.of()));
        if (categories.isEmpty() && above == null && upTo == null) {
            throw new IllegalArgumentException(
                    "a condition on '" + feature + "' without limits or categories: expected some");
        }
    }

    /** Such as {@code distance > 2400}, {@code 20 < age ≤ 30} or {@code origin = ANC}. */
    public String words() {
        if (!categories.isEmpty()) {
            return categories.size() == 1
                    ? feature + " = " + categories.getFirst()
                    : feature + " in " + String.join(", ", categories);
        }
        if (above == null) {
            return feature + " ≤ " + number(Objects.requireNonNull(upTo));
        }
        return upTo == null ? feature + " > " + number(above) : number(above) + " < " + feature + " ≤ " + number(upTo);
    }

    /** All of its digits, for it is a limit: it was rounded when it was chosen. */
    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
