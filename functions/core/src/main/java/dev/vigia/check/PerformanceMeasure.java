package dev.vigia.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a window's predictions.
 *
 * @param name its word, such as {@code auc}
 * @param reference what it was in the rows that the model is held against; null where it is not defined there
 * @param estimated what it is expected to be without labels, as an interval of 95 %; null where there is no estimate
 * @param measured what it is by the labels that have come; null where it is not defined
 */
public record PerformanceMeasure(
        String name,
        @Nullable Double reference,
        @Nullable Interval estimated,
        @Nullable Interval measured) {
    /**
     * A value and the ends of its interval of 95 %.
     *
     * @param low null where no error is known, as {@code high} then is
     */
    public record Interval(
            double value, @Nullable Double low, @Nullable Double high) {
        /** Both in a sentence, such as {@code 0.81 (0.79 to 0.83)}. */
        public String words() {
            String ends =
                    low == null || high == null ? "" : " (" + Words.number(low) + " to " + Words.number(high) + ")";
            return Words.number(value) + ends;
        }

        /** An interval; empty without a value. */
        public static Optional<Interval> of(double value, double low, double high) {
            boolean ends = Double.isFinite(low) && Double.isFinite(high);
            return Double.isFinite(value)
                    ? Optional.of(new Interval(value, ends ? (Double) low : null, ends ? (Double) high : null))
                    : Optional.empty();
        }
    }
}
