package dev.vigia.inference.protocol;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.Problem;
import dev.vigia.model.FeatureType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows from CSV (RFC 4180) in UTF-8. With a header, its names say which column is which, and a name that the schema has
 * not is kept beside the row; without, a line holds all features in the schema's order. Where nothing says whether there
 * is a header, the first line is one if each of its cells is a name of the schema.
 *
 * <p>An empty cell is null, unless it is quoted and the feature a text. For a number, {@code nan} and {@code inf} are
 * values, in any case. A number is what {@link Double#parseDouble} takes in plain or scientific notation; a boolean is
 * true, false, 1 or 0. What is neither is kept as it was sent.
 */
final class CsvRows {
    private static final double EXACT = 0x1p53;

    private final RowLayout layout;
    private final CsvReader csv;
    private final RowsReader rows;

    private CsvRows(byte[] body, RowLayout layout) {
        this.layout = layout;
        this.csv = new CsvReader(text(body));
        this.rows = new RowsReader(layout, body, 0, 1);
    }

    /** @param header whether the first line is one; empty if nothing says so */
    static Rows read(byte[] body, Optional<Boolean> header, RowLayout layout) {
        CsvRows all = new CsvRows(body, layout);
        return all.read(header);
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.BAD_REQUEST.with("body", "CSV in UTF-8", "the body is not UTF-8");
        }
    }

    private Rows read(Optional<Boolean> header) {
        Json.require(csv.next(), "body", "one line or more");
        boolean named = header.orElseGet(() -> csv.cells().stream().allMatch(name -> layout.input(name) >= 0));
        List<String> names = named
                ? names()
                : layout.features().stream()
                        .map(position -> layout.schema().feature(position).name())
                        .toList();
        int row = 0;
        for (boolean more = !named || csv.next(); more; more = csv.next()) {
            Limits.requireRows(row + 1L, layout.schema().size());
            Json.require(csv.cells().size() == names.size(), "line " + csv.line(), names.size() + " cells");
            line(names, row++);
        }
        Json.require(row > 0, "body", "one line or more after the header");
        rows.rows(row);
        return rows.build();
    }

    private List<String> names() {
        List<String> names = List.copyOf(csv.cells());
        Set<String> once = new HashSet<>(names);
        Json.require(once.size() == names.size() && !once.contains(""), "line 1", "each name once, none empty");
        boolean short_ = names.stream().allMatch(name -> name.length() <= Limits.NAME);
        Json.require(short_, "line 1", "names of at most " + Limits.NAME + " characters");
        return names;
    }

    private void line(List<String> names, int row) {
        for (int i = 0; i < names.size(); i++) {
            String cell = csv.cells().get(i);
            int position = layout.input(names.get(i));
            if (position >= 0) {
                add(rows.column(position, row), cell, csv.isQuoted(i));
            } else if (!cell.isEmpty()) {
                rows.extra(row, names.get(i), JsonText.quoted(cell));
            }
        }
    }

    private static void add(ColumnReader column, String cell, boolean quoted) {
        boolean text = !column.type().isNumeric();
        if (cell.isEmpty() && !(text && quoted)) {
            column.addMissing(Cell.NULL);
        } else if (text) {
            column.text(cell);
        } else if (column.type() == FeatureType.BOOLEAN) {
            bool(column, cell);
        } else {
            number(column, cell.strip());
        }
    }

    private static void bool(ColumnReader column, String cell) {
        switch (cell.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1" -> column.bool(true);
            case "false", "0" -> column.bool(false);
            default -> column.escape(JsonText.quoted(cell));
        }
    }

    private static void number(ColumnReader column, String cell) {
        switch (cell.toLowerCase(java.util.Locale.ROOT)) {
            case "nan" -> column.number(Double.NaN);
            case "inf", "+inf", "infinity" -> column.number(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> column.number(Double.NEGATIVE_INFINITY);
            default -> {
                Optional<Double> value = parse(cell);
                value.ifPresentOrElse(column::number, () -> column.escape(JsonText.quoted(cell)));
            }
        }
    }

    /** Empty for what is no number, is larger than a double, or is a whole number that a double cannot hold. */
    private static Optional<Double> parse(String cell) {
        boolean plain = cell.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        if (!plain || cell.length() > Limits.NUMBER) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(cell);
            boolean whole = Math.abs(value) >= EXACT && cell.chars().noneMatch(c -> ".eE".indexOf(c) >= 0);
            boolean exact = !whole || new BigDecimal(cell).compareTo(new BigDecimal(value)) == 0;
            return Math.abs(value) <= Double.MAX_VALUE && exact ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
