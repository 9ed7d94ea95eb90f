package dev.vigia.ui.inference;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.FeatureType;
import dev.vigia.ui.words.Numbers;

/** One cell as it is shown. */
public record CellText(String text, State state) {
    /** How a cell differs from a plain value. */
    public enum State {
        PLAIN,
        MISSING,
        /** Not of the feature's type. */
        ODD
    }

    static final CellText ABSENT = new CellText("not sent", State.MISSING);

    static CellText of(Column column, FeatureType type, int row) {
        return switch (column.cell(row)) {
            case NULL -> new CellText("null", State.MISSING);
            case ABSENT -> ABSENT;
            case ESCAPED -> new CellText(column.escaped(row).orElse("?"), State.ODD);
            case PRESENT ->
                switch (column) {
                    case NumberColumn numbers -> number(numbers.value(row), type);
                    case TextColumn texts -> new CellText(String.valueOf(texts.value(row)), State.PLAIN);
                };
        };
    }

    /** Every digit that was sent: a row is looked at to see what is wrong with it. */
    private static CellText number(double value, FeatureType type) {
        if (!Double.isFinite(value)) {
            return new CellText(Numbers.number(value), State.ODD);
        }
        if (type == FeatureType.BOOLEAN) {
            return new CellText(value == 0 ? "false" : "true", State.PLAIN);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return new CellText(whole ? Long.toString((long) value) : Double.toString(value), State.PLAIN);
    }
}
