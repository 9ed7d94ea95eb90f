package dev.vigia.performance;

/** A mean of rows and its standard error; NaN without rows, no error with one. */
record Means(double mean, double error, int rows) {
    static Means of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1.0) / values.length);
        return new Means(mean, error, values.length);
    }

    Measurement as(String name) {
        return new Measurement(name, mean, error, rows - 1.0);
    }
}
