package dev.vigia.performance;

import dev.vigia.stats.Estimate;
import java.util.Optional;
import java.util.Set;

/**
 * One measure of performance.
 *
 * @param name its word, such as {@code auc}
 * @param value NaN or infinite where it is not defined, for the reason {@link #undefined()}
 * @param error its standard error, or for an estimate without truth the standard deviation of what the rows will show; NaN
 *     where none is known
 * @param degrees on how many degrees of freedom the error rests: for a mean the rows less one, for {@code auc} the rows of the
 *     rarer label less one
 */
public record Measurement(String name, double value, double error, double degrees) {
    /** Half the width of a 95 % interval in standard errors. */
    private static final double WIDTH = 1.959963984540054;

    private static final Set<String> SHARES = Set.of("auc", "ks", "accuracy", "precision", "recall", "f1", "macro-f1");
    private static final Set<String> LOSSES = Set.of("log-loss", "brier", "calibration-error", "mae", "rmse");

    static Measurement of(String name, double value) {
        return new Measurement(name, value, Double.NaN, Double.NaN);
    }

    /** The value with its error; empty where either is not known. */
    Optional<Estimate> estimate() {
        return Double.isFinite(value) && Double.isFinite(error) && degrees > 0
                ? Optional.of(new Estimate(value, error, degrees))
                : Optional.empty();
    }

    /** Why it is not defined, in words that follow a colon; empty where the value is finite. */
    public String undefined() {
        if (Double.isFinite(value)) {
            return "";
        }
        return switch (name) {
            case "auc", "gini", "ks" -> "the truth has one class only";
            case "precision" -> "no row is predicted positive";
            case "recall" -> "no row is positive";
            case "f1" -> "no row is positive, nor predicted so";
            case "macro-f1" -> "no class of the baseline is predicted or came true";
            case "r2" -> "the truth is constant";
            default -> "it is beyond the range of numbers";
        };
    }

    /** The lower end of the 95 % interval by the normal law, within the measure's range; NaN where there is no error. */
    public double low() {
        double end = value - WIDTH * error;
        return SHARES.contains(name) || LOSSES.contains(name) ? Math.max(0, end) : end;
    }

    /** The upper end of the 95 % interval by the normal law, within the measure's range; NaN where there is no error. */
    public double high() {
        double end = value + WIDTH * error;
        return SHARES.contains(name) ? Math.min(1, end) : end;
    }
}
