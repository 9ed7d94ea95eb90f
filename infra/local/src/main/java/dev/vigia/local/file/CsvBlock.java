package dev.vigia.local.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells of CSV as characters in one array, so that there is no object for each. */
final class CsvBlock implements Block {
    private final List<String> names;
    private final long firstRow;
    private final char[] text;
    private final int[] ends;
    private final int rows;

    private CsvBlock(List<String> names, long firstRow, char[] text, int[] ends, int rows) {
        this.names = names;
        this.firstRow = firstRow;
        this.text = text;
        this.ends = ends;
        this.rows = rows;
    }

    @Override
    public long firstRow() {
        return firstRow;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void feed(SinkSet sinks) {
        @Nullable CellSink[] columns = new @Nullable CellSink[names.size()];
        Arrays.setAll(columns, i -> sinks.of(names.get(i)));
        int from = 0;
        int cell = 0;
        for (int row = 0; row < rows; row++) {
            for (CellSink column : columns) {
                int to = ends[cell++];
                if (column != null) {
                    column.raw(text, from, to);
                }
                from = to;
            }
        }
        sinks.fill(rows);
    }

    /** Collects cells. */
    static final class Builder {
        private static final int FULL = 1 << 17;
        /** Blocks of very wide rows still hold some, for each costs as much as its columns. */
        private static final int LEAST_ROWS = 16;

        private static final int LARGEST = 1 << 22;

        private final List<String> names;
        private char[] text = new char[FULL + (FULL >> 2)];
        private int[] ends = new int[1024];
        private int size;
        private int cells;
        private int rows;

        Builder(List<String> names) {
            this.names = names;
        }

        void add(char[] buffer, int from, int length) {
            if (size + length > text.length) {
                text = Arrays.copyOf(text, Math.max(size + length, text.length * 2));
            }
            System.arraycopy(buffer, from, text, size, length);
            size += length;
            if (cells == ends.length) {
                ends = Arrays.copyOf(ends, cells * 2);
            }
            ends[cells++] = size;
        }

        void endRow() {
            rows++;
        }

        int rows() {
            return rows;
        }

        /** How many characters it holds. */
        int size() {
            return size;
        }

        /** The texts of all cells so far. */
        List<String> cells() {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < cells; i++) {
                int from = i == 0 ? 0 : ends[i - 1];
                all.add(new String(text, from, ends[i] - from));
            }
            return all;
        }

        boolean isFull() {
            return size >= LARGEST || (size >= FULL && rows >= LEAST_ROWS);
        }

        /** The block, which takes the arrays; the builder begins again. */
        CsvBlock take(long firstRow) {
            CsvBlock block = new CsvBlock(names, firstRow, text, ends, rows);
            text = new char[Math.min(text.length, LARGEST)];
            ends = new int[ends.length];
            size = 0;
            cells = 0;
            rows = 0;
            return block;
        }
    }
}
