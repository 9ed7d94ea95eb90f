package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a layout that are set against one another, at most {@value #MOST}: numbers, and of categories the most
 * frequent in the baseline's rows that are not held out, first one for each feature in the schema's order, then second ones
 * while there is room, up to {@value #FLAGS} a feature. The score of a number is the place of its bin from −1,000 to 1,000, 0 if it is missing or no
 * finite number; of a category 1,000 if the cell is that, else −1,000.
 */
final class PairColumns {
    /** 2,016 pairs, 12 KB of sums. */
    static final int MOST = 64;

    static final int FLAGS = 4;
    static final int HIGHEST = 1_000;
    static final PairColumns NONE = new PairColumns(List.of(), List.of(), 0, false);

    private final List<ColumnLayout> columns;
    private final List<Place> places;
    private final int left;
    private final boolean chosen;

    /** @param flag which of the listed categories, from 0; 0 of a number */
    private record Place(int column, int flag) {}

    private PairColumns(List<ColumnLayout> columns, List<Place> places, int left, boolean chosen) {
        this.columns = columns;
        this.places = places;
        this.left = left;
        this.chosen = chosen;
    }

    /** By the order in which categories are listed, as in baselines that were made before columns were chosen; none if fewer than two features can be. */
    static PairColumns of(List<ColumnLayout> columns) {
        return of(columns, columns.stream().map(PairColumns::asListed).toList(), false);
    }

    /**
     * By some of the baseline's rows: were categories chosen by all, they would be more frequent in rows that are held out
     * than in rows to come.
     */
    static PairColumns chosen(List<ColumnLayout> columns, List<Column> cells, int[] rows) {
        return of(
                columns,
                IntStream.range(0, columns.size())
                        .parallel()
                        .mapToObj(i -> asFrequent(columns.get(i), cells.get(i), rows))
                        .toList(),
                true);
    }

    /** @param flags of each column, those first that count most */
    private static PairColumns of(List<ColumnLayout> columns, List<int[]> flags, boolean chosen) {
        List<Place> all = new ArrayList<>();
        for (int rank = 0; rank < FLAGS; rank++) {
            for (int i = 0; i < columns.size(); i++) {
                if (rank < flags.get(i).length) {
                    all.add(new Place(i, flags.get(i)[rank]));
                }
            }
        }
        int features = (int) flags.stream().filter(some -> some.length > 0).count();
        return features < 2
                ? NONE
                : new PairColumns(
                        columns, all.subList(0, Math.min(MOST, all.size())), Math.max(0, features - MOST), chosen);
    }

    /** Of two categories one says all. */
    private static int[] asListed(ColumnLayout column) {
        if (!isScored(column)) {
            return new int[0];
        }
        return switch (column) {
            case ColumnLayout.OfNumber number -> new int[1];
            case ColumnLayout.OfCategory category ->
                first(category.categories().listed().size() - 1);
        };
    }

    private static int[] first(int most) {
        return IntStream.range(0, Math.clamp(most, 1, FLAGS)).toArray();
    }

    private static int[] asFrequent(ColumnLayout column, Column cells, int[] rows) {
        if (!isScored(column)
                || !(column instanceof ColumnLayout.OfCategory category)
                || !(cells instanceof TextColumn texts)) {
            return asListed(column);
        }
        List<String> listed = category.categories().listed();
        long[] counts = new long[listed.size()];
        for (int row : rows) {
            String text = texts.value(row);
            int place = text == null ? Categories.NEW : category.categories().index(text);
            if (place >= 0) {
                counts[place]++;
            }
        }
        int seen = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer place) -> -counts[place])
                        .thenComparingLong(place -> Hash64.of(listed.get(place)))) // not by all rows' order
                .limit(first(seen - 1).length)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether columns were chosen by rows that are not held out, and so are not known from the layout. */
    boolean isChosen() {
        return chosen;
    }

    void pack(PackWriter out) {
        out.count(places.size());
        for (Place place : places) {
            out.count(place.column());
            out.count(place.flag());
        }
        out.count(left);
    }

    static PairColumns unpack(List<ColumnLayout> columns, PackReader in) {
        List<Place> places = new ArrayList<>();
        int size = in.count(MOST);
        for (int i = 0; i < size; i++) {
            int column = in.count(columns.size() - 1);
            int most = columns.get(column) instanceof ColumnLayout.OfCategory category
                    ? category.categories().listed().size() - 1
                    : 0;
            places.add(new Place(column, in.count(most)));
        }
        return new PairColumns(columns, places, in.count(Integer.MAX_VALUE), true);
    }

    private static boolean isScored(ColumnLayout column) {
        boolean feature =
                column.feature().role() == Role.FEATURE && column.feature().type() != FeatureType.TIMESTAMP;
        return feature
                && switch (column) {
                    case ColumnLayout.OfNumber number -> number.bins().size() > 1;
                    case ColumnLayout.OfCategory category ->
                        !category.categories().listed().isEmpty();
                };
    }

    int size() {
        return places.size();
    }

    int pairs() {
        return size() * (size() - 1) / 2;
    }

    /** How many features more could be, and are not. */
    int left() {
        return left;
    }

    /** The feature's name, or {@code origin = ANC}. */
    String label(int column) {
        ColumnLayout layout = layout(column);
        String name = layout.feature().name();
        return switch (layout) {
            case ColumnLayout.OfNumber number -> name;
            case ColumnLayout.OfCategory category -> name + " = " + listed(category, column);
        };
    }

    /** The feature's name. */
    String feature(int column) {
        return layout(column).feature().name();
    }

    /** Whether two columns are of different features. */
    boolean apart(int first, int second) {
        return places.get(first).column() != places.get(second).column();
    }

    private ColumnLayout layout(int column) {
        return columns.get(places.get(column).column());
    }

    private String listed(ColumnLayout.OfCategory category, int column) {
        return category.categories().listed().get(places.get(column).flag());
    }

    /** The scores of rows [from, from + size) of the layout's columns. */
    void score(int column, List<Column> cells, int from, int size, int[] scores, int at) {
        Column held = cells.get(places.get(column).column());
        switch (layout(column)) {
            case ColumnLayout.OfNumber number -> numbers(number.bins(), held, from, size, scores, at);
            case ColumnLayout.OfCategory category -> {
                String most = listed(category, column);
                for (int i = 0; i < size; i++) {
                    boolean is = held instanceof TextColumn texts && most.equals(texts.value(from + i));
                    scores[at + i] = is ? HIGHEST : -HIGHEST;
                }
            }
        }
    }

    private static void numbers(Bins bins, Column held, int from, int size, int[] scores, int at) {
        if (!(held instanceof NumberColumn numbers)) {
            Arrays.fill(scores, at, at + size, 0);
            return;
        }
        boolean whole = numbers.allPresent();
        for (int i = 0; i < size; i++) {
            double value = numbers.value(from + i) + 0.0; // no −0, which has no bin
            boolean finite = Math.abs(value) <= Double.MAX_VALUE;
            scores[at + i] = finite && (whole || numbers.cell(from + i) == Cell.PRESENT) ? score(bins, value) : 0;
        }
    }

    private static int score(Bins bins, double value) {
        int bin = bins.index(value);
        int size = bins.size();
        if (bin < 0 || bin >= size) {
            return bin < 0 ? -HIGHEST : HIGHEST;
        }
        return (2 * bin + 1) * HIGHEST / size - HIGHEST;
    }
}
