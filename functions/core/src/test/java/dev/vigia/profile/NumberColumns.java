package dev.vigia.profile;

import dev.vigia.model.Feature;
import java.util.Arrays;

/** Profiles of one numeric column by themselves, for studies of many: without the rows' scores, which take a hundred times as long. */
public final class NumberColumns {
    private static final Feature X = Feature.number("x");

    private NumberColumns() {}

    /** Of a baseline's values, finite ones without negative zeros. */
    public static NumberProfile baseline(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return of(BinEdges.of(sorted), values);
    }

    /** Of a window's values, in the baseline's bins. */
    public static NumberProfile window(NumberProfile baseline, double... values) {
        return of(baseline.bins(), values);
    }

    private static NumberProfile of(Bins bins, double[] values) {
        NumberTally tally = new NumberTally(X, bins);
        tally.add(values, values.length);
        return new NumberProfile(tally);
    }
}
