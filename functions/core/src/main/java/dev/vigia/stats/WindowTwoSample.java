package dev.vigia.stats;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The test of a column's window by what windows did before, instead of independent rows (STATISTICS.md, "Windows that
 * depend on each other"): each hour of the window, and each with the two hours before it, by the laws of its column.
 *
 * <p>The p-value of an hour is the least calibrated one times the number of tests, and times {@value #CAUTION}: a few
 * hundred windows cannot show how heavy the tail is out where decisions are made, and it was two to four times what they
 * suggest (simulated). Where that is small, the rows must also differ from the reference as independent rows would
 * not: dependence makes windows vary more, so this costs next to nothing, and it keeps the few rows of rare values right.
 * Of several hours the least counts, times how many there are. What few rows of one hour can show of themselves then ends
 * where permutations do, above any level, so all hours' rows together are asked as well, and the better of both
 * answers counts, doubled.
 *
 * @param law of the column
 * @param tails by test, of all columns together
 * @param alpha level that one such test has, in (0, 1)
 * @param seed of the permutations
 */
public record WindowTwoSample(WindowLaw law, Map<WindowTest, TailCalibration> tails, double alpha, long seed) {
    static final int CAUTION = 8;

    private static final double MAY_MATTER = 50;

    /** Checks the level. */
    public WindowTwoSample {
        Arguments.level(alpha);
        tails = Map.copyOf(tails);
    }

    /**
     * Returns the p-value; the statistic is −ln p before calibration of the hour that tells most.
     *
     * @param hours the window's hours with rows, newest first
     * @param before the two hours before the window, newest first, as far as they are known
     * @return undefined if no hour of the window is of a slot with windows enough
     */
    public TestResult test(List<WindowCounts> hours, List<WindowCounts> before) {
        List<WindowCounts> known =
                hours.stream().filter(hour -> law.reference().knows(hour)).toList();
        if (known.isEmpty()) {
            return TestResult.undefined("no windows of this hour were seen before to compare with");
        }
        if (!law.varies()) {
            return independent(known);
        }
        List<WindowCounts> all = Stream.concat(hours.stream(), before.stream()).toList();
        double statistic = 0;
        double least = 0;
        double guarded = 0;
        for (int i = 0; i < hours.size(); i++) {
            if (law.reference().knows(hours.get(i))) {
                Map<WindowTest, Double> raw = law.logP(all.subList(i, Math.min(all.size(), i + 3)));
                double logP = calibrated(raw);
                least = Math.min(least, logP);
                guarded = Math.min(guarded, guarded(logP, List.of(hours.get(i))));
                statistic = Math.max(statistic, -Collections.min(raw.values()));
            }
        }
        return TestResult.ofLog(statistic, known.size() == 1 ? guarded : ofSeveral(least, guarded, known));
    }

    private double ofSeveral(double least, double guarded, List<WindowCounts> known) {
        double times = Math.log(known.size());
        return Math.min(guarded + times, guarded(least + times, known)) + Math.log(2);
    }

    private double calibrated(Map<WindowTest, Double> raw) {
        double least = 0;
        for (Map.Entry<WindowTest, Double> test : raw.entrySet()) {
            TailCalibration tail = tails.getOrDefault(test.getKey(), TailCalibration.NONE);
            least = Math.min(least, tail.apply(test.getValue()));
        }
        return least + Math.log((double) CAUTION * raw.size());
    }

    /** A small p-value, or that of independent rows if it is larger. */
    private double guarded(double logP, List<WindowCounts> hours) {
        if (logP >= Math.log(MAY_MATTER * alpha)) {
            return logP;
        }
        return switch (independent(hours)) {
            case TestResult.Undefined none -> 0;
            case TestResult.Defined some -> Math.max(logP, some.logPValue());
        };
    }

    private TestResult independent(List<WindowCounts> hours) {
        TwoSampleCounts counts = law.reference().against(hours);
        return law.reference().ordered()
                ? new NumberTwoSample(alpha, seed).test(counts)
                : new CategoryTwoSample(alpha, seed).test(counts);
    }

    /**
     * Returns the distance of the window from its hours' references less what windows in which nothing changed have of
     * it: the square root of the difference of squares, in [0, 1]; empty if no hour is known.
     */
    public OptionalDouble effect(List<WindowCounts> hours) {
        List<WindowCounts> known =
                hours.stream().filter(hour -> law.reference().knows(hour)).toList();
        if (known.isEmpty()) {
            return OptionalDouble.empty();
        }
        double rows = known.stream().mapToDouble(WindowCounts::rows).sum();
        double[] observed = new double[known.getFirst().counts().length];
        for (WindowCounts hour : known) {
            for (int cell = 0; cell < observed.length; cell++) {
                observed[cell] += hour.counts()[cell] / rows;
            }
        }
        double distance = WindowDistance.between(law.reference().ordered(), law.groups(), expected(known), observed);
        double fewer = Math.max(1, law.usualRows() * known.size() / rows);
        return OptionalDouble.of(Math.sqrt(Math.max(0, distance * distance - law.chance() * fewer / known.size())));
    }

    /** The shares by cell that the references of hours lead one to expect of them together; hours not known apart. */
    public double[] expected(List<WindowCounts> hours) {
        double[] expected = new double[law.reference().counts()[0].length];
        double rows = 0;
        for (WindowCounts hour : hours) {
            if (law.reference().knows(hour)) {
                double[] shares = WindowDistance.shares(law.reference().of(hour));
                rows += hour.rows();
                for (int cell = 0; cell < expected.length; cell++) {
                    expected[cell] += shares[cell] * hour.rows();
                }
            }
        }
        for (int cell = 0; cell < expected.length && rows > 0; cell++) {
            expected[cell] /= rows;
        }
        return expected;
    }

    /**
     * Returns the effect that the newest hour finds with probability {@value SmallestDetectable#POWER}: of a number's
     * shift, as {@link SmallestDetectable#ofNumber} has it, with the long-run variance in the place of independent rows';
     * of a category, for a move between any one group and the largest. Empty where windows do not vary, or for a slot
     * with too few windows.
     *
     * @param hours the window's hours, newest first, one or more
     */
    public OptionalDouble smallestDetectable(List<WindowCounts> hours) {
        WindowCounts hour = hours.getFirst();
        if (!law.varies() || !law.reference().knows(hour)) {
            return OptionalDouble.empty();
        }
        double share = hours.size() == 1 ? alpha : alpha / hours.size() / 2;
        return OptionalDouble.of(new WindowDetectable(law, tails, share).effect(hour));
    }
}
