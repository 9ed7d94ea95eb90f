package dev.vigia.drift;

import dev.vigia.check.CheckInput;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.WindowNull;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.WindowCounts;
import dev.vigia.stats.WindowLaw;
import dev.vigia.stats.WindowTwoSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A column's window, hour by hour, against the same hours of the windows before, as these vary. */
final class TimedComparison implements Comparison {
    private final Comparison plain;
    private final String feature;
    private final WindowNull time;
    private final WindowLaw law;
    private final List<WindowCounts> hours;
    private final List<WindowCounts> before;
    private final long seed;

    private TimedComparison(
            Comparison plain,
            String feature,
            WindowNull time,
            WindowLaw law,
            List<WindowCounts> hours,
            List<WindowCounts> before,
            long seed) {
        this.plain = plain;
        this.feature = feature;
        this.time = time;
        this.law = law;
        this.hours = hours;
        this.before = before;
        this.seed = seed;
    }

    /** The comparison by what windows did before, where that and the window's hours are known; else the plain one. */
    static Comparison of(Comparison plain, String feature, CheckInput input, long seed) {
        Optional<WindowNull> time = input.windowNull();
        if (time.isEmpty()) {
            return plain;
        }
        Optional<WindowLaw> law = time.get().law(feature);
        List<WindowCounts> hours = counts(input.hours(), feature, time.get());
        if (law.isEmpty() || hours.isEmpty()) {
            return plain;
        }
        return new TimedComparison(
                plain, feature, time.get(), law.get(), hours, counts(input.hoursBefore(), feature, time.get()), seed);
    }

    private static List<WindowCounts> counts(List<HourCounts> hours, String feature, WindowNull time) {
        return hours.stream()
                .map(hour -> time.counts(hour, feature))
                .filter(hour -> hour.rows() > 0)
                .toList();
    }

    private WindowTwoSample at(double alpha) {
        return new WindowTwoSample(law, time.tails(), alpha, seed);
    }

    @Override
    public long windowRows() {
        return plain.windowRows();
    }

    @Override
    public long baselineRows() {
        return plain.baselineRows();
    }

    @Override
    public Optional<String> lacking() {
        boolean known = hours.stream().anyMatch(hour -> law.reference().knows(hour));
        return plain.lacking()
                .or(() -> known ? Optional.empty() : Optional.of("too few windows of this hour were seen before"));
    }

    @Override
    public TestResult test(double alpha) {
        return at(alpha).test(hours, before);
    }

    @Override
    public OptionalDouble effect() {
        return at(0.5).effect(hours);
    }

    @Override
    public OptionalDouble smallestDetectable(double alpha) {
        return law.varies() ? at(alpha).smallestDetectable(hours) : plain.smallestDetectable(alpha);
    }

    /** The part that gained or lost most against the same hours. */
    @Override
    public String moved() {
        double[] expected = at(0.5).expected(hours);
        long[] sum = new long[expected.length];
        for (WindowCounts hour : hours) {
            for (int cell = 0; cell < sum.length; cell++) {
                sum[cell] += hour.counts()[cell];
            }
        }
        double[] observed = Segment.shares(sum);
        if (law.reference().ordered()) {
            double[] edges = time.edges(feature);
            return plain instanceof NumberComparison numbers && numbers.isFlag()
                    ? FlagWords.moved(expected, observed, edges)
                    : Segment.interval(expected, observed).ofValues(edges);
        }
        List<String> names = time.categories(feature);
        Segment most = Segment.cell(expected, observed);
        return most.of(most.first() < names.size() ? names.get(most.first()) : "some rarer categories");
    }

    @Override
    public String segment() {
        return "";
    }

    @Override
    public String nullWords() {
        String hour = switch (law.reference().slots()) {
            case ONE -> "all hours";
            case HOUR_OF_DAY -> "the same hours";
            case HOUR_OF_DAY_AND_WEEKEND -> "the same hours, weekends apart,";
            case HOUR_OF_WEEK -> "the same hours and weekdays";
        };
        return "against " + hour + " of " + Words.count(time.learned().days(), "day") + " and how they vary";
    }

    @Override
    public void measure(FindingDraft draft) {
        plain.measure(draft);
    }
}
