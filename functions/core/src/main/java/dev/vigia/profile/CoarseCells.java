package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few cells that hours of one column are counted in: of a number, what lies below the baseline's range, at most 64
 * groups of its bins (about {@value #GROUPS} of even weight, and each bin as heavy as one), and what lies above; of a
 * category, its {@value #LISTED} most frequent ones, and {@value #HASHED} groups of the others by hash.
 *
 * <p>A group for each of 320 bins would tell little more of a window's place, spread and skew, and ten times as much would
 * be stored, by hour of day or week.
 */
sealed interface CoarseCells {
    int GROUPS = 32;
    int LISTED = 12;
    int HASHED = 4;

    static CoarseCells of(ColumnLayout layout, ColumnProfile baseline) {
        return switch (layout) {
            case ColumnLayout.OfNumber number
            when baseline instanceof NumberProfile profile -> new OfNumber(number.bins(), groups(profile.counts()));
            case ColumnLayout.OfCategory category -> new OfCategory(category.categories());
            case ColumnLayout.OfNumber number ->
                throw new IllegalArgumentException(
                        "column '" + number.feature().name() + "': expected a number's profile");
        };
    }

    /** Of a column that is made of whole rows. */
    static OfNumber of(Bins bins, NumberProfile baseline) {
        return new OfNumber(bins, groups(baseline.counts()));
    }

    /** Of a number that no row of the baseline has. */
    static OfNumber none() {
        return new OfNumber(Bins.none(), new int[0]);
    }

    /** How many there are, from 1. */
    int size();

    /** Whether they are in order of value. */
    boolean ordered();

    /** A profile's counts by cell. */
    long[] counts(ColumnProfile profile);

    /** The cell of a row's value; −1 if it has none that is finite and of the type. */
    int of(Column column, int row);

    /** The group of each bin, from 1. */
    private static int[] groups(long[] counts) {
        double target = (double) Arrays.stream(counts).sum() / GROUPS;
        int[] groups = new int[counts.length];
        int group = 0;
        double held = target;
        for (int bin = 0; bin < counts.length; bin++) {
            if (held >= target || counts[bin] >= target) {
                group++;
                held = 0;
            }
            groups[bin] = group;
            held += counts[bin];
        }
        return groups;
    }

    /** Of a number. */
    final class OfNumber implements CoarseCells {
        private final Bins bins;
        private final int[] groupOfBin;
        private final int above;
        private final double lowest;
        private final double highest;

        private OfNumber(Bins bins, int[] groupOfBin) {
            this.bins = bins;
            this.groupOfBin = groupOfBin;
            double[] edges = bins.edges();
            lowest = edges.length == 0 ? Double.NaN : edges[1];
            highest = edges.length == 0 ? Double.NaN : edges[edges.length - 2];
            above = groupOfBin.length == 0 ? 1 : groupOfBin[groupOfBin.length - 1] + 1;
        }

        @Override
        public int size() {
            return above + 1;
        }

        @Override
        public boolean ordered() {
            return true;
        }

        private int cell(int bin) {
            return bin < 0 ? 0 : bin >= groupOfBin.length ? above : groupOfBin[bin];
        }

        @Override
        public long[] counts(ColumnProfile profile) {
            long[] cells = ((NumberProfile) profile).cellCounts();
            long[] counts = new long[size()];
            for (int i = 0; i < cells.length; i++) {
                counts[cell(i - 1)] += cells[i];
            }
            return counts;
        }

        @Override
        public int of(Column column, int row) {
            if (!Axis.isNumber(column, row)) {
                return -1;
            }
            double value = ((NumberColumn) column).value(row) + 0.0; // bins have no negative zero
            return Double.isFinite(value) ? of(value) : -1;
        }

        /** Of a finite value, no negative zero. */
        int of(double value) {
            return cell(bins.index(value));
        }

        /** Whether a finite value lies in the lowest bin or below it. */
        boolean isLow(double value) {
            return value <= lowest;
        }

        /** Whether a finite value lies in the highest bin or above it. */
        boolean isHigh(double value) {
            return value > highest;
        }

        /** The greatest value of each group of bins, the first group's least before them. */
        double[] edges() {
            double[] all = bins.edges();
            double[] edges = new double[above];
            for (int bin = 0; bin < groupOfBin.length; bin++) {
                edges[groupOfBin[bin]] = all[bin + 1];
            }
            edges[0] = all.length == 0 ? 0 : all[0];
            return edges;
        }
    }

    /** Of a category. */
    final class OfCategory implements CoarseCells {
        private final Categories categories;
        private final int listed;

        private OfCategory(Categories categories) {
            this.categories = categories;
            listed = Math.min(LISTED, categories.listed().size());
        }

        @Override
        public int size() {
            return listed + HASHED;
        }

        @Override
        public boolean ordered() {
            return false;
        }

        /** The categories that have a cell of their own. */
        List<String> names() {
            return categories.listed().subList(0, listed);
        }

        private int hashed(int group) {
            return listed + group % HASHED;
        }

        @Override
        public long[] counts(ColumnProfile profile) {
            CategoryProfile texts = (CategoryProfile) profile;
            long[] places = texts.counts();
            long[] counts = Arrays.copyOf(places, size());
            Arrays.fill(counts, listed, counts.length, 0);
            for (int place = listed; place < places.length; place++) {
                counts[hashed(texts.group(place))] += places[place];
            }
            long[] unlisted = texts.unlistedByGroup();
            for (int group = 0; group < unlisted.length; group++) {
                counts[hashed(group)] += unlisted[group];
            }
            return counts;
        }

        @Override
        public int of(Column column, int row) {
            @Nullable String text = column instanceof TextColumn texts ? texts.value(row) : null;
            if (text == null) {
                return -1;
            }
            int place = categories.index(text);
            return place >= 0 && place < listed ? place : hashed(Categories.group(Hash64.of(text)));
        }
    }
}
