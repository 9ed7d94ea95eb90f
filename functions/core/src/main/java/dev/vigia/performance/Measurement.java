package dev.vigia.performance;

/**
 * One measure of performance.
 *
 * @param name its word, such as {@code auc}
 * @param value NaN where it is not defined
 * @param error its standard error, or for an estimate without truth the standard deviation of what the rows will show; NaN
 *     where none is known
 */
public record Measurement(String name, double value, double error) {
    /** Half the width of a 95 % interval in standard errors. */
    private static final double WIDTH = 1.959963984540054;

    static Measurement of(String name, double value) {
        return new Measurement(name, value, Double.NaN);
    }

    /** The lower end of the 95 % interval by the normal law; NaN where there is no error. */
    public double low() {
        return value - WIDTH * error;
    }

    /** The upper end of the 95 % interval by the normal law; NaN where there is no error. */
    public double high() {
        return value + WIDTH * error;
    }
}
