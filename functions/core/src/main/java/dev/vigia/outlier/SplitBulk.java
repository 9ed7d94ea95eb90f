package dev.vigia.outlier;

import dev.vigia.stats.TautString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Two or three groups that a window's values lie in with a valley between, where the baseline's lie in fewer: no mean or scale fits
 * both. Told by the dip of the values' distribution function at the bins' edges ({@link TautString}), at a level of a thousandth of
 * the uniform law, whose dip is the largest of all with one mode; each group has a tenth of the values or more.
 *
 * @param groups from the least values to the greatest
 */
record SplitBulk(List<ValueGroup> groups) {
    /** The dip of n uniform values times √n is less in 999 of 1,000, n of 72,000 (the table of R's diptest 0.75); of fewer less. */
    private static final double LIMIT = 0.7386;

    /** A dip of less is a ripple, however many values there are. */
    private static final double LEAST_DIP = 0.006;

    private static final double LEAST_SHARE = 0.1;
    private static final int MOST_GROUPS = 3;
    private static final List<String> COUNTS = List.of("two", "three");

    SplitBulk {
        groups = List.copyOf(groups);
    }

    /** Empty where no split is evident, or the baseline has as many groups. */
    static Optional<SplitBulk> of(ColumnPair pair) {
        BulkSteps now = BulkSteps.of(pair.window(), pair.now(), pair.isDiscrete());
        double radius = Math.max(LEAST_DIP, LIMIT / Math.sqrt(now.size()));
        double[] valleys = now.valleys(radius);
        if (valleys.length == 0 || valleys.length >= MOST_GROUPS || pair.areTiesLeft()) {
            return Optional.empty();
        }
        BulkSteps before = BulkSteps.of(pair.reference(), pair.before(), pair.isDiscrete());
        double closer = Math.max(radius / 2, LIMIT / Math.sqrt(before.size()));
        List<ValueGroup> groups = groups(now, valleys);
        return groups.size() < 2 || groups(before, before.valleys(closer)).size() >= groups.size()
                ? Optional.empty()
                : Optional.of(new SplitBulk(groups));
    }

    private static List<ValueGroup> groups(BulkSteps steps, double[] valleys) {
        List<ValueGroup> groups = new ArrayList<>();
        double from = 0;
        for (int i = 0; i <= valleys.length; i++) {
            double to = i < valleys.length ? steps.below(valleys[i]) : 1;
            if (to - from >= LEAST_SHARE && steps.isSpread(from, to)) {
                groups.add(new ValueGroup(to - from, steps.place((from + to) / 2)));
            }
            from = to;
        }
        return groups;
    }

    /** As {@code the bulk is split into two groups: 70.1 % around 50.2 and 29.9 % above 88; no values proposed, …}. */
    String words() {
        String all = groups.stream().map(ValueGroup::words).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return "the bulk is split into " + COUNTS.get(groups.size() - 2) + " groups: " + all.substring(0, last)
                + " and " + all.substring(last + 2) + "; no values proposed, for those between fit none of them";
    }
}
