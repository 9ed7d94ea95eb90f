package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The held-out rows of a baseline with the highest outlier scores: how its own rows are unlike it, with which groups of such
 * rows are compared. Features only, without free text and identifiers.
 *
 * @param score rows over this are meant, about one in twenty
 * @param found how many held-out rows are
 * @param rows those rows, or the first of them where they are too many: {@value #MOST} rows, 100,000 cells
 */
public record UnusualRows(double score, long found, Rows rows) {
    static final double SHARE = 0.05;
    static final int MOST = 1_000;
    private static final int MOST_CELLS = 100_000;

    /** How many held-out rows each of {@link #rows()} stands for, from 1; 1 if there are none. */
    public double weight() {
        return rows.size() == 0 ? 1 : (double) found / rows.size();
    }

    /**
     * Of rows that were scored; null if none of their columns is kept, or no row is over the score.
     *
     * @param over rows over the score
     */
    static @Nullable UnusualRows of(List<ColumnLayout> layouts, List<Column> cells, double score, int[] over) {
        int[] places = places(layouts);
        if (places.length == 0 || over.length == 0) {
            return null;
        }
        int[] rows = Arrays.copyOf(over, Math.min(over.length, Math.min(MOST, MOST_CELLS / places.length)));
        List<Column> columns = new ArrayList<>();
        for (int place : places) {
            columns.add(
                    switch (cells.get(place)) {
                        case NumberColumn numbers -> numbers(numbers, rows);
                        case TextColumn texts -> texts(texts, rows);
                    });
        }
        return new UnusualRows(score, over.length, new Rows(schema(layouts, places), rows.length, columns, List.of()));
    }

    private static int[] places(List<ColumnLayout> layouts) {
        return IntStream.range(0, layouts.size())
                .filter(i -> isKept(layouts.get(i)))
                .toArray();
    }

    private static boolean isKept(ColumnLayout layout) {
        boolean open = layout instanceof ColumnLayout.OfCategory category
                && category.categories().open();
        return layout.feature().role() == Role.FEATURE && !open;
    }

    private static Schema schema(List<ColumnLayout> layouts, int[] places) {
        return new Schema(Arrays.stream(places)
                .mapToObj(place -> layouts.get(place).feature())
                .toList());
    }

    private static Column numbers(NumberColumn column, int[] rows) {
        NumberColumn.Builder some = new NumberColumn.Builder(rows.length);
        for (int row : rows) {
            put(column.cell(row) == Cell.PRESENT ? shortened(column.value(row)) : Double.NaN, some);
        }
        return some.build();
    }

    /** To the seven digits of a float, written as such: a value of few digits stays as it is. */
    private static double shortened(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }

    private static void put(double value, NumberColumn.Builder column) {
        if (Double.isNaN(value)) {
            column.addMissing(Cell.NULL);
        } else {
            column.add(value);
        }
    }

    private static Column texts(TextColumn column, int[] rows) {
        TextColumn.Builder some = new TextColumn.Builder(rows.length);
        for (int row : rows) {
            String text = column.value(row);
            if (text == null) {
                some.addMissing(Cell.NULL);
            } else {
                some.add(text);
            }
        }
        return some.build();
    }

    void pack(PackWriter out) {
        out.number(score);
        out.count(found);
        out.count(rows.size());
        for (int i = 0; i < rows.schema().size(); i++) {
            for (int row = 0; row < rows.size(); row++) {
                switch (rows.column(i)) {
                    case NumberColumn numbers ->
                        out.single(numbers.cell(row) == Cell.PRESENT ? (float) numbers.value(row) : Float.NaN);
                    case TextColumn texts -> {
                        String text = texts.value(row);
                        out.octet(text == null ? 0 : 1);
                        out.text(text == null ? "" : text);
                    }
                }
            }
        }
    }

    static UnusualRows unpack(List<ColumnLayout> layouts, PackReader in) {
        double score = in.number();
        long found = in.count();
        int size = in.count(MOST);
        int[] places = places(layouts);
        List<Column> columns = new ArrayList<>();
        for (int place : places) {
            columns.add(unpack(layouts.get(place).feature(), size, in));
        }
        return new UnusualRows(score, found, new Rows(schema(layouts, places), size, columns, List.of()));
    }

    private static Column unpack(Feature feature, int size, PackReader in) {
        if (feature.type().isNumeric()) {
            NumberColumn.Builder numbers = new NumberColumn.Builder(size);
            for (int row = 0; row < size; row++) {
                put(shortened(in.single()), numbers);
            }
            return numbers.build();
        }
        TextColumn.Builder texts = new TextColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            boolean present = in.octet() == 1;
            String text = in.text();
            if (present) {
                texts.add(text);
            } else {
                texts.addMissing(Cell.NULL);
            }
        }
        return texts.build();
    }
}
