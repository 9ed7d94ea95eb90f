package dev.vigia.inference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Packs what stands in each cell: nothing where all cells are alike, else two bits a cell. */
final class StatePacking {
    /** The code of a column whose cells differ; below it, the one state of all cells. */
    private static final int MIXED = 4;

    private static final Cell[] BY_CODE = {Cell.PRESENT, Cell.NULL, Cell.ABSENT, Cell.ESCAPED};

    private StatePacking() {}

    private static int code(Cell cell) {
        return switch (cell) {
            case PRESENT -> 0;
            case NULL -> 1;
            case ABSENT -> 2;
            case ESCAPED -> 3;
        };
    }

    /** One byte for all cells, or that they differ; then four cells a byte, the first in the lowest bits; then escapes. */
    static void pack(CellStates states, ByteOutput out) {
        if (alike(states)) {
            out.put(code(states.cell(0)));
        } else {
            out.put(MIXED);
            packMixed(states, out);
        }
        for (int row = 0; row < states.size(); row++) {
            if (states.cell(row) == Cell.ESCAPED) {
                out.text(states.escaped(row).orElseThrow());
            }
        }
    }

    private static boolean alike(CellStates states) {
        for (int row = 1; row < states.size(); row++) {
            if (states.cell(row) != states.cell(0)) {
                return false;
            }
        }
        return true;
    }

    private static void packMixed(CellStates states, ByteOutput out) {
        for (int row = 0; row < states.size(); row += 4) {
            int four = 0;
            for (int i = row; i < Math.min(row + 4, states.size()); i++) {
                four |= code(states.cell(i)) << (2 * (i - row));
            }
            out.put(four);
        }
    }

    static CellStates unpack(int rows, ByteInput in) {
        Cell[] cells = new Cell[rows];
        int code = in.get();
        if (code > MIXED) {
            throw new IllegalArgumentException("packed rows: cell states " + code + ": expected 0 to " + MIXED);
        }
        if (code == MIXED) {
            int four = 0;
            for (int row = 0; row < rows; row++) {
                four = row % 4 == 0 ? in.get() : four >>> 2;
                cells[row] = BY_CODE[four & 3];
            }
        } else {
            Arrays.fill(cells, BY_CODE[code]);
        }
        return new CellStates(cells, escapes(cells, in));
    }

    private static Map<Integer, String> escapes(Cell[] cells, ByteInput in) {
        Map<Integer, String> escapes = new HashMap<>();
        for (int row = 0; row < cells.length; row++) {
            if (cells[row] == Cell.ESCAPED) {
                escapes.put(row, in.text());
            }
        }
        return escapes;
    }

    static int present(CellStates states) {
        int present = 0;
        for (int row = 0; row < states.size(); row++) {
            present += states.cell(row) == Cell.PRESENT ? 1 : 0;
        }
        return present;
    }
}
