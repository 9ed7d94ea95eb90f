package dev.vigia.local.file;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.TextColumn;

/** Cells of a column that nobody expects: kept is only whether there is a value. */
final class PresenceCells implements ColumnSink {
    private static final String ANY = "";

    private TextColumn.Builder column = new TextColumn.Builder(0);

    @Override
    public void raw(char[] text, int from, int to) {
        if (RawText.isMissing(text, from, to)) {
            column.addMissing(Cell.NULL);
        } else {
            column.add(ANY);
        }
    }

    @Override
    public void number(double value) {
        column.add(ANY);
    }

    @Override
    public void whole(long value) {
        column.add(ANY);
    }

    @Override
    public void flag(boolean value) {
        column.add(ANY);
    }

    @Override
    public void text(String value) {
        column.add(ANY);
    }

    @Override
    public void structure(String json) {
        column.add(ANY);
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
