package dev.vigia.stats;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a measure of {@link ExactMeasures} gave. Numbers are finite; what is not, is null, and then there is a reason.
 *
 * @param statistic the statistic or distance
 * @param logPValue natural logarithm of the p-value, finite and not above 0; null where the measure is not a test
 * @param reason why the statistic is null, a clause that a person reads; null where it is not
 */
public record Measure(
        @Nullable Double statistic,
        @Nullable Double logPValue,
        @Nullable String reason) {
    /** Checks that numbers are finite and that there is a statistic or a reason. */
    public Measure {
        if (!isFinite(statistic) || !isFinite(logPValue)) {
            throw new IllegalArgumentException(
                    "measure is " + statistic + " with ln p " + logPValue + ", expected finite numbers or null");
        }
        if ((statistic == null) != (reason != null)) {
            throw new IllegalArgumentException("measure is " + statistic + ", expected it or a reason");
        }
    }

    /** Returns the p-value in [0, 1], 0 where it is below the smallest double; empty where there is no test. */
    public OptionalDouble pValue() {
        return logPValue == null ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(logPValue));
    }

    private static boolean isFinite(@Nullable Double number) {
        return number == null || Double.isFinite(number);
    }

    static Measure missing(String reason) {
        return new Measure(null, null, reason);
    }

    static Measure of(TestResult result) {
        return switch (result) {
            case TestResult.Defined test -> new Measure(test.statistic(), test.logPValue(), null);
            case TestResult.Undefined none -> missing(none.reason());
        };
    }

    static Measure of(double distance) {
        return Double.isFinite(distance)
                ? new Measure(distance, null, null)
                : missing("the values lie too far apart for a double");
    }
}
