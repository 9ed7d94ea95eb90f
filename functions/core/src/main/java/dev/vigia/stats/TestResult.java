package dev.vigia.stats;

/**
 * The result of a test: a statistic with its p-value, or the reason why there is none.
 *
 * <p>No test of this package answers NaN or takes "could not decide" for "no difference": what is not defined is
 * {@link Undefined}, and the caller has to say what that means.
 */
public sealed interface TestResult {

    /** Returns a defined result from a p-value. */
    static Defined of(double statistic, double pValue) {
        return new Defined(statistic, Math.log(pValue));
    }

    /** Returns a defined result from the natural logarithm of a p-value; rounding above zero is clipped. */
    static Defined ofLog(double statistic, double logPValue) {
        return new Defined(statistic, Math.min(0, logPValue));
    }

    /** Returns a result that is not defined. */
    static Undefined undefined(String reason) {
        return new Undefined(reason);
    }

    /**
     * A statistic and its p-value.
     *
     * @param statistic the statistic, finite
     * @param logPValue natural logarithm of the p-value, finite and not above 0; it does not underflow where the
     *     p-value would
     * @param isBound whether the p-value is known only to be this or less
     */
    record Defined(double statistic, double logPValue, boolean isBound) implements TestResult {
        /** A p-value that is known. */
        public Defined(double statistic, double logPValue) {
            this(statistic, logPValue, false);
        }

        /** Checks both numbers. */
        public Defined {
            if (!Double.isFinite(statistic)) {
                throw new IllegalArgumentException("statistic is " + statistic + ", expected a finite number");
            }
            if (!(logPValue <= 0 && logPValue > Double.NEGATIVE_INFINITY)) {
                throw new IllegalArgumentException("log p-value is " + logPValue + ", expected finite and at most 0");
            }
        }

        /** Returns the p-value in [0, 1]; 0 where it is below the smallest double. */
        public double pValue() {
            return Math.exp(logPValue);
        }

        /**
         * Tells whether the p-value is below a significance level.
         *
         * @param alpha significance level in (0, 1)
         * @throws IllegalArgumentException if the level is not in (0, 1)
         */
        public boolean reject(double alpha) {
            return logPValue < Math.log(Arguments.level(alpha));
        }
    }

    /**
     * No result, and why.
     *
     * @param reason a clause that a person reads, such as "all values are equal"
     */
    record Undefined(String reason) implements TestResult {
        /** Checks that there is a reason. */
        public Undefined {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("reason is blank, expected why the result is not defined");
            }
        }
    }
}
