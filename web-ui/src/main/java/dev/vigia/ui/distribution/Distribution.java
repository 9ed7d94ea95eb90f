package dev.vigia.ui.distribution;

import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Window;
import dev.vigia.ui.chart.Bars;
import dev.vigia.ui.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A feature's baseline beside a window, as it is shown.
 *
 * @param rows how many rows the window holds
 * @param facts what the chart cannot show, a sentence each
 */
public record Distribution(String feature, Window window, long rows, Bars bars, List<String> facts) {
    private static final int MOST_BINS = 24;

    public Distribution {
        facts = List.copyOf(facts);
    }

    /** Compares a column of a window with the baseline's; both were made under the same baseline. */
    public static Distribution of(Window window, ColumnProfile baseline, ColumnProfile current) {
        String feature = baseline.feature().name();
        return switch (baseline) {
            case NumberProfile base when current instanceof NumberProfile now -> numbers(feature, window, base, now);
            case CategoryProfile base
            when current instanceof CategoryProfile now -> Categories.of(feature, window, base, now);
            case NumberProfile _, CategoryProfile _ ->
                throw new IllegalArgumentException(
                        "feature '" + feature + "' in two types: expected profiles under one baseline");
        };
    }

    private static Distribution numbers(String feature, Window window, NumberProfile base, NumberProfile now) {
        double[] edges = Spread.edges(base, MOST_BINS);
        List<Bars.Bin> bins = new ArrayList<>();
        if (edges.length > 1) {
            Spread before = Spread.of(base, edges);
            Spread after = Spread.of(now, edges);
            String first = Numbers.number(edges[0]);
            String last = Numbers.number(edges[edges.length - 1]);
            bins.add(new Bars.Bin("less", "less than " + first, before.below(), after.below(), true));
            for (int i = 0; i + 1 < edges.length; i++) {
                double middle = (edges[i] + edges[i + 1]) / 2;
                String range = Numbers.number(edges[i]) + " to " + Numbers.number(edges[i + 1]);
                bins.add(new Bars.Bin(Numbers.number(middle), range, before.share(i), after.share(i), false));
            }
            bins.add(new Bars.Bin("more", "more than " + last, before.above(), after.above(), true));
        }
        addMissing(bins, base, now);
        List<String> facts = NumberFacts.of(base, now);
        return new Distribution(
                feature, window, now.rows(), new Bars(feature, true, bins, words(feature, facts)), facts);
    }

    static void addMissing(List<Bars.Bin> bins, ColumnProfile base, ColumnProfile now) {
        if (base.missing() + now.missing() > 0) {
            bins.add(new Bars.Bin("missing", "missing", share(base.missing(), base), share(now.missing(), now), true));
        }
    }

    static double share(long count, ColumnProfile column) {
        return (double) count / Math.max(1, column.rows());
    }

    static String words(String feature, List<String> facts) {
        return feature + ", baseline and window: " + String.join("; ", facts);
    }
}
