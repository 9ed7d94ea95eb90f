package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a layout that are set against one another, at most {@value #MOST}: numbers, and of categories the most
 * frequent in the baseline, first one for each feature in the schema's order, then second ones while there is room, up to
 * {@value #FLAGS} a feature. The score of a number is the place of its bin from −1,000 to 1,000, 0 if it is missing or no
 * finite number; of a category 1,000 if the cell is that, else −1,000.
 */
final class PairColumns {
    /** 2,016 pairs, 12 KB of sums. */
    static final int MOST = 64;

    static final int FLAGS = 4;
    static final int HIGHEST = 1_000;
    static final PairColumns NONE = new PairColumns(List.of(), List.of(), 0);

    private final List<ColumnLayout> columns;
    private final List<Place> places;
    private final int left;

    /** @param flag which of the categories, from 0; 0 of a number */
    private record Place(int column, int flag) {}

    private PairColumns(List<ColumnLayout> columns, List<Place> places, int left) {
        this.columns = columns;
        this.places = places;
        this.left = left;
    }

    /** None if fewer than two features can be. */
    static PairColumns of(List<ColumnLayout> columns) {
        List<Place> all = new ArrayList<>();
        for (int flag = 0; flag < FLAGS; flag++) {
            for (int i = 0; i < columns.size(); i++) {
                if (flag < scores(columns.get(i))) {
                    all.add(new Place(i, flag));
                }
            }
        }
        long features = all.stream().filter(place -> place.flag() == 0).count();
        return features < 2
                ? NONE
                : new PairColumns(
                        columns, all.subList(0, Math.min(MOST, all.size())), (int) Math.max(0, features - MOST));
    }

    /** How many scores there can be of a column. Of two categories one says all. */
    private static int scores(ColumnLayout column) {
        if (!isScored(column)) {
            return 0;
        }
        return switch (column) {
            case ColumnLayout.OfNumber number -> 1;
            case ColumnLayout.OfCategory category ->
                Math.max(1, category.categories().listed().size() - 1);
        };
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
