package dev.vigia.profile;

/**
 * Mean and standard deviation (divisor n) of values however large, without overflow.
 *
 * @param deviation 0 if there is one value or all are equal
 */
record Spread(double mean, double deviation) {
    /** @param values finite, one or more */
    static Spread of(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return new Spread(0, 0);
        }
        double mean = 0;
        for (double value : values) {
            mean += value / largest / values.length;
        }
        double squares = 0;
        for (double value : values) {
            double apart = value / largest - mean;
            squares += apart * apart;
        }
        boolean equal = allEqual(values);
        return new Spread(equal ? values[0] : mean * largest, equal ? 0 : Math.sqrt(squares / values.length) * largest);
    }

    private static boolean allEqual(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
