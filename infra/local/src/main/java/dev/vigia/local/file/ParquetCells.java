package dev.vigia.local.file;

import dev.vigia.inference.Cell;
import org.jspecify.annotations.Nullable;

/** Cells of one Parquet column: whole numbers or the bits of doubles, or texts. */
final class ParquetCells {
    /** What the cells are. */
    enum Kind {
        WHOLE,
        NUMBER,
        FLAG,
        TEXT
    }

    private final String name;
    private final Kind kind;
    private final boolean[] present;
    private final long[] bits;
    private final @Nullable String[] texts;

    ParquetCells(String name, Kind kind, int size) {
        this.name = name;
        this.kind = kind;
        present = new boolean[size];
        bits = new long[kind == Kind.TEXT ? 0 : size];
        texts = new @Nullable String[kind == Kind.TEXT ? size : 0];
    }

    String name() {
        return name;
    }

    void put(int row, long value) {
        present[row] = true;
        bits[row] = value;
    }

    void put(int row, String value) {
        present[row] = true;
        texts[row] = value;
    }

    void feed(CellSink sink) {
        for (int row = 0; row < present.length; row++) {
            if (!present[row]) {
                sink.missing(Cell.NULL);
            } else {
                feed(sink, row);
            }
        }
    }

    private void feed(CellSink sink, int row) {
        switch (kind) {
            case WHOLE -> sink.whole(bits[row]);
            case NUMBER -> sink.number(Double.longBitsToDouble(bits[row]));
            case FLAG -> sink.flag(bits[row] != 0);
            case TEXT -> sink.text(String.valueOf(texts[row]));
        }
    }
}
