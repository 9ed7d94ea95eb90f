package dev.vigia.local.file;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.TextColumn;

/** Cells of categories, texts and timestamps. Numbers and booleans are their own texts. */
final class TextCells implements ColumnSink {
    private final Dictionary dictionary = new Dictionary();
    private TextColumn.Builder column = new TextColumn.Builder(0);

    @Override
    public void raw(char[] text, int from, int to) {
        if (RawText.isMissing(text, from, to)) {
            column.addMissing(Cell.NULL);
        } else {
            column.add(dictionary.of(text, from, to));
        }
    }

    @Override
    public void number(double value) {
        column.add(Double.toString(value));
    }

    @Override
    public void whole(long value) {
        column.add(Long.toString(value));
    }

    @Override
    public void flag(boolean value) {
        column.add(value ? "true" : "false");
    }

    @Override
    public void text(String value) {
        column.add(value);
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
        column = new TextColumn.Builder(taken.size());
        return taken;
    }
}
