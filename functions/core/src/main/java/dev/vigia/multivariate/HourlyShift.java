package dev.vigia.multivariate;

import dev.vigia.check.CheckInput;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import dev.vigia.profile.Derived;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.WindowNull;
import dev.vigia.stats.KolmogorovSmirnovDistance;
import dev.vigia.stats.SmallestDetectable;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.TwoSampleCounts;
import dev.vigia.stats.WindowCounts;
import dev.vigia.stats.WindowLaw;
import dev.vigia.stats.WindowTwoSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A column that is derived from whole rows, judged hour by hour against the same hours before, as the columns of features are. */
final class HourlyShift implements Part {
    private static final long SEED = 0x5eed;
    private static final double MEDIAN = 0.5;

    private final ColumnShift plain;
    private final Derived column;
    private final WindowNull time;
    private final WindowLaw law;
    private final List<WindowCounts> hours;
    private final List<WindowCounts> before;

    private HourlyShift(ColumnShift plain, Derived column, CheckInput input, WindowNull time, WindowLaw law) {
        this.plain = plain;
        this.column = column;
        this.time = time;
        this.law = law;
        hours = counts(input.hours());
        before = counts(input.hoursBefore());
    }

    /** Empty where it was not learned how the column varies, or not enough of these hours of day. */
    static Optional<Part> of(ColumnShift plain, Derived column, CheckInput input) {
        WindowNull time = input.windowNull().orElse(null);
        WindowLaw law = time == null ? null : time.law(column).orElse(null);
        if (time == null || law == null) {
            return Optional.empty();
        }
        HourlyShift shift = new HourlyShift(plain, column, input, time, law);
        boolean known = shift.hours.stream().anyMatch(hour -> law.reference().knows(hour));
        return known ? Optional.of(shift) : Optional.empty();
    }

    private List<WindowCounts> counts(List<HourCounts> some) {
        return some.stream()
                .map(hour -> time.counts(hour, column))
                .filter(hour -> hour.rows() > 0)
                .toList();
    }

    @Override
    public String check() {
        return plain.check();
    }

    @Override
    public String by() {
        return "against the same hours of " + Words.count(time.learned().days(), "day") + " and how they vary";
    }

    @Override
    public Judged judge(double alpha) {
        WindowTwoSample test = new WindowTwoSample(law, time.tails(), alpha, SEED);
        TwoSampleCounts counts = plain.counts();
        FindingDraft draft = FindingDraft.ofModel(check());
        draft.measure("ks", KolmogorovSmirnovDistance.between(counts));
        OptionalDouble detectable =
                law.varies() ? test.smallestDetectable(hours) : SmallestDetectable.ofNumber(counts, alpha);
        draft.smallestDetectable(detectable.orElse(Double.NaN));
        String words = plain.words(median(test.expected(hours)), median(observed()));
        return switch (test.test(hours, before)) {
            case TestResult.Undefined none -> new Judged(draft, 0, 0, words + ", " + none.reason());
            case TestResult.Defined some ->
                new Judged(draft, some.logPValue(), test.effect(hours).orElse(0), words);
        };
    }

    private double[] observed() {
        double rows = hours.stream().mapToDouble(WindowCounts::rows).sum();
        double[] shares = new double[hours.getFirst().counts().length];
        for (WindowCounts hour : hours) {
            for (int cell = 0; cell < shares.length; cell++) {
                shares[cell] += hour.counts()[cell] / rows;
            }
        }
        return shares;
    }

    /** Interpolated within a cell; the nearest edge of the first and the last. */
    private double median(double[] shares) {
        double[] edges = time.edges(column);
        double below = 0;
        for (int cell = 0; cell < shares.length; cell++) {
            if (below + shares[cell] >= MEDIAN) {
                if (cell == 0 || cell == edges.length) {
                    return edges[Math.max(0, cell - 1)];
                }
                double part = (MEDIAN - below) / shares[cell];
                return edges[cell - 1] * (1 - part) + edges[cell] * part;
            }
            below += shares[cell];
        }
        return edges[edges.length - 1];
    }
}
