package dev.vigia.ui.distribution;

import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.Window;
import dev.vigia.ui.chart.Bars;
import dev.vigia.ui.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A column of categories beside the baseline's. */
final class Categories {
    private static final int MOST_BARS = 14;
    private static final int LONGEST_LABEL = 14;

    private Categories() {}

    static Distribution of(String feature, Window window, CategoryProfile base, CategoryProfile now) {
        List<String> names = base.categories();
        long[] before = base.counts();
        long[] after = now.counts();
        List<Integer> largest = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -Math.max(Distribution.share(before[i], base), Distribution.share(after[i], now))))
                .limit(MOST_BARS)
                .sorted()
                .toList();
        List<Bars.Bin> bins = new ArrayList<>();
        long otherBefore = base.rest() + sum(before);
        long otherAfter = now.rest() + sum(after);
        for (int i : largest) {
            otherBefore -= before[i];
            otherAfter -= after[i];
            bins.add(bin(names.get(i), Distribution.share(before[i], base), Distribution.share(after[i], now)));
        }
        if (otherBefore + otherAfter > 0) {
            bins.add(special("others", Distribution.share(otherBefore, base), Distribution.share(otherAfter, now)));
        }
        if (now.newTotal() > 0) {
            bins.add(special("new", 0, Distribution.share(now.newTotal(), now)));
        }
        Distribution.addMissing(bins, base, now);
        List<String> facts = facts(base, now);
        return new Distribution(
                feature, window, now.rows(), new Bars(feature, false, bins, Distribution.words(feature, facts)), facts);
    }

    private static List<String> facts(CategoryProfile base, CategoryProfile now) {
        List<String> facts = new ArrayList<>();
        facts.add("about " + Numbers.count(Math.round(base.distinct())) + " categories → "
                + Numbers.count(Math.round(now.distinct())));
        if (now.newTotal() > 0) {
            facts.add("new " + Numbers.percent(Distribution.share(now.newTotal(), now)) + ", such as "
                    + String.join(
                            ", ",
                            now.newCategories().stream()
                                    .limit(3)
                                    .map(CategoryProfile.Count::category)
                                    .toList()));
        }
        NumberFacts.addShares(facts, base, now);
        return facts;
    }

    private static Bars.Bin bin(String name, double before, double after) {
        String label = name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL - 1) + "…";
        return new Bars.Bin(label, name, before, after, false);
    }

    private static Bars.Bin special(String name, double before, double after) {
        return new Bars.Bin(name, name, before, after, true);
    }

    private static long sum(long[] counts) {
        return java.util.Arrays.stream(counts).sum();
    }
}
