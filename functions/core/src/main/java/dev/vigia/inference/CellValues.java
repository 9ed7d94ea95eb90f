package dev.vigia.inference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scorer takes from a cell. An escaped value is taken for what it looks like: {@code true} as 1, {@code "12.5"}
 * as 12.5, the number 7 as the category {@code 7}. One that looks like nothing of the kind (a word for a number, an
 * object) cannot be scored.
 */
public final class CellValues {
    private static final Pattern NUMBER =
            Pattern.compile("\"?\\s*(-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,6})?)\\s*\"?");

    private CellValues() {}

    /**
     * A number; NaN if missing.
     *
     * @throws UnscorableException naming the feature, if the value does not look like a number or a boolean
     */
    public static double number(Column column, int row, String feature) {
        return switch (column) {
            case NumberColumn number when number.cell(row) != Cell.ESCAPED -> number.value(row);
            case Column other -> {
                String json = other.escaped(row).orElse("");
                Matcher matcher = NUMBER.matcher(json);
                if (matcher.matches()) {
                    yield Double.parseDouble(matcher.group(1));
                }
                yield switch (json) {
                    case "true" -> 1;
                    case "false" -> 0;
                    default -> throw unscorable(feature, row, "a number");
                };
            }
        };
    }

    /**
     * A text; the empty one if missing.
     *
     * @throws UnscorableException naming the feature, if the value is an object or an array
     */
    public static String text(Column column, int row, String feature) {
        String json = column.escaped(row).orElse("");
        if (json.startsWith("{") || json.startsWith("[")) {
            throw unscorable(feature, row, "a category");
        }
        return switch (column) {
            case TextColumn text -> text.value(row) == null ? json : String.valueOf(text.value(row));
            case NumberColumn number -> number.cell(row) == Cell.PRESENT ? text(number.value(row)) : json;
        };
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p53 ? Long.toString((long) value) : "" + value;
    }

    /** The exception of a value that cannot be scored. */
    public static UnscorableException unscorable(String feature, int row, String expected) {
        return new UnscorableException(feature, "'" + feature + "' in row " + row + ": expected " + expected);
    }
}
