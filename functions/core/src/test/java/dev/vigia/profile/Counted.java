package dev.vigia.profile;

import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A baseline and a window's profile of given counts, by way of the packed form: what rows would give, without the rows. So
 * ten thousand fresh baselines of fifty columns take minutes.
 */
public final class Counted {
    /** Cells of a column that hold no finite value. */
    public record Odd(long nulls, long wrongType, long nan) {}

    private static final Map<Integer, Bins> BINS = new HashMap<>();
    private static final RowReference NO_REFERENCE = new RowReference(List.of(), 0);
    private static final Bins SCORES = bins(1);

    private final List<ColumnLayout> layouts = new ArrayList<>();
    private final List<Tally> baseline = new ArrayList<>();
    private final List<Tally> window = new ArrayList<>();

    /** Bins at whole numbers: where they lie is of no importance to a count. */
    private static synchronized Bins bins(int size) {
        return BINS.computeIfAbsent(size, any -> {
            double[] edges = new double[size + 1];
            Arrays.setAll(edges, i -> i);
            return new Bins(edges, size / 2.0, 1);
        });
    }

    /** Adds a number's column; counts are below the baseline's range, in each bin, above it. */
    public Counted number(Feature feature, long[] baselineCounts, Odd baselineOdd, long[] windowCounts, Odd windowOdd) {
        ColumnLayout.OfNumber layout = new ColumnLayout.OfNumber(feature, bins(baselineCounts.length - 2));
        layouts.add(layout);
        baseline.add(tally(layout, baselineCounts, baselineOdd));
        window.add(tally(layout, windowCounts, windowOdd));
        return this;
    }

    private static Tally tally(ColumnLayout.OfNumber layout, long[] counts, Odd odd) {
        PackWriter out = new PackWriter();
        packOdd(odd, out);
        packNumbers(counts, odd.nan(), out);
        return layout.tally().unpack(new PackReader(out.toBytes()));
    }

    private static void packNumbers(long[] counts, long nan, PackWriter out) {
        out.count(nan);
        out.count(0); // infinite
        out.count(0); // zeros
        out.number(0);
        out.number(counts.length - 2.0);
        new MomentSums().pack(out);
        out.counts(counts);
    }

    private static void packOdd(Odd odd, PackWriter out) {
        out.count(odd.nulls());
        out.count(0); // absent
        out.count(odd.wrongType());
        out.count(0); // beyond a limit
        out.octet(0); // no examples
    }

    /** Adds a column of categories; category i is named by its number, and is one of the baseline's if it has rows there. */
    public Counted category(
            Feature feature, long[] baselineCounts, Odd baselineOdd, long[] windowCounts, Odd windowOdd) {
        Map<String, Long> seen = new HashMap<>();
        for (int i = 0; i < baselineCounts.length; i++) {
            if (baselineCounts[i] > 0) {
                seen.put("c" + i, baselineCounts[i]);
            }
        }
        ColumnLayout.OfCategory layout = new ColumnLayout.OfCategory(feature, Categories.of(seen, false));
        layouts.add(layout);
        baseline.add(tally(layout, baselineCounts, baselineOdd));
        window.add(tally(layout, windowCounts, windowOdd));
        return this;
    }

    private static Tally tally(ColumnLayout.OfCategory layout, long[] counts, Odd odd) {
        Categories categories = layout.categories();
        long[] listed = new long[categories.listed().size()];
        long[] unlisted = new long[Categories.GROUPS];
        NewCategories fresh = new NewCategories();
        DistinctCount distinct = new DistinctCount();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                continue;
            }
            String name = "c" + i;
            int place = categories.index(name);
            long hash = place >= 0 ? categories.hash(place) : Hash64.of(name);
            distinct.add(hash);
            if (place >= 0) {
                listed[place] = counts[i];
                continue;
            }
            unlisted[Categories.group(hash)] += counts[i];
            for (long row = 0; place == Categories.NEW && row < counts[i]; row++) {
                fresh.add(name, hash);
            }
        }
        PackWriter out = new PackWriter();
        packOdd(odd, out);
        fresh.pack(out);
        distinct.pack(out);
        out.counts(unlisted);
        out.counts(listed);
        return layout.tally().unpack(new PackReader(out.toBytes()));
    }

    private Layout layout(OutlierLimit limit) {
        Schema schema = new Schema(layouts.stream().map(ColumnLayout::feature).toList());
        return new Layout("b1", schema, layouts, SCORES, NO_REFERENCE, limit);
    }

    /** Both, with the rows of each by status and the outliers among the window's scored rows. */
    public Pair build(
            Map<Status, Long> baselineRows, Map<Status, Long> windowRows, long heldOut, long rank, long outliers) {
        Layout layout = layout(new OutlierLimit(1, rank, heldOut));
        Profile reference = profile(layout, baseline, baselineRows, 0);
        return new Pair(
                new Baseline(Samples.VERSION, Samples.TIME, reference.rows(), layout, reference, null),
                profile(layout, window, windowRows, outliers));
    }

    private static Profile profile(Layout layout, List<Tally> columns, Map<Status, Long> rows, long outliers) {
        ProfileTally tally = new ProfileTally(layout);
        for (int i = 0; i < columns.size(); i++) {
            tally.columns().get(i).merge(columns.get(i));
        }
        rows.forEach((status, count) -> tally.addRequest(status, count.intValue(), true));
        long scored = rows.getOrDefault(Status.SCORED, 0L);
        PackWriter out = new PackWriter();
        packOdd(new Odd(0, 0, 0), out);
        packNumbers(new long[] {0, scored - outliers, outliers}, 0, out);
        out.count(outliers);
        out.counts(new long[0]); // no shares
        out.count(0); // no rows
        tally.outliers().merge(OutlierTally.unpack(layout, new PackReader(out.toBytes())));
        return new Profile(tally);
    }

    /** A baseline and a profile under it. */
    public record Pair(Baseline baseline, Profile profile) {}
}
