package dev.vigia.local.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.model.FeatureType;

/** Cells of numbers, whole numbers or booleans. What is not of the type is kept as JSON text. */
final class NumberCells implements ColumnSink {
    private final FeatureType type;
    private final Decimal decimal = new Decimal();
    private NumberColumn.Builder column = new NumberColumn.Builder(0);

    NumberCells(FeatureType type) {
        this.type = type;
    }

    @Override
    public void raw(char[] text, int from, int to) {
        if (decimal.read(text, from, to)) {
            number(decimal.value());
        } else if (RawText.isMissing(text, from, to)) {
            column.addMissing(Cell.NULL);
        } else {
            int flag = type == FeatureType.BOOLEAN ? RawText.flag(text, from, to) : -1;
            if (flag >= 0) {
                column.add(flag);
            } else {
                text(new String(text, from, to - from));
            }
        }
    }

    @Override
    public void number(double value) {
        if (isOfType(value)) {
            column.add(value);
        } else {
            column.addEscaped(Double.toString(value));
        }
    }

    private boolean isOfType(double value) {
        return switch (type) {
            case INTEGER -> value == Math.rint(value) || Double.isNaN(value);
            case BOOLEAN -> value == 0 || value == 1;
            case NUMBER, CATEGORY, TEXT, TIMESTAMP -> true;
        };
    }

    @Override
    public void whole(long value) {
        number((double) value);
    }

    @Override
    public void flag(boolean value) {
        if (type == FeatureType.BOOLEAN) {
            column.add(value ? 1 : 0);
        } else {
            column.addEscaped(Boolean.toString(value));
        }
    }

    @Override
    public void text(String value) {
        column.addEscaped('"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"');
    }

    @Override
    public void structure(String json) {
        column.addEscaped(json);
    }

    @Override
    public void missing(Cell cell) {
        column.addMissing(cell);
    }

    @Override
    public int size() {
        return column.size();
    }

    @Override
    public Column take() {
        Column taken = column.build();
        column = new NumberColumn.Builder(taken.size());
        return taken;
    }
}
