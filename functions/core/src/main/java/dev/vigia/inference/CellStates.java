package dev.vigia.inference;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The states of a column's cells and the escaped values among them; what both kinds of column share. */
final class CellStates {
    private final Cell[] cells;
    private final Map<Integer, String> escapes;
    private final boolean allPresent;

    /** Takes the array as it is, without copying. */
    CellStates(Cell[] cells, Map<Integer, String> escapes) {
        this.cells = cells;
        this.escapes = Map.copyOf(escapes);
        int escaped = 0;
        int present = 0;
        for (Cell cell : cells) {
            escaped += cell == Cell.ESCAPED ? 1 : 0;
            present += cell == Cell.PRESENT ? 1 : 0;
        }
        allPresent = present == cells.length;
        if (escaped != escapes.size()) {
            throw new IllegalArgumentException(
                    escapes.size() + " escaped values for " + escaped + " escaped cells: expected one for each");
        }
    }

    /** All present. */
    static CellStates present(int size) {
        Cell[] cells = new Cell[size];
        Arrays.fill(cells, Cell.PRESENT);
        return new CellStates(cells, Map.of());
    }

    int size() {
        return cells.length;
    }

    Cell cell(int row) {
        return cells[row];
    }

    boolean allPresent() {
        return allPresent;
    }

    Optional<String> escaped(int row) {
        return Optional.ofNullable(escapes.get(row));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellStates that && Arrays.equals(cells, that.cells) && escapes.equals(that.escapes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cells) + escapes.hashCode();
    }

    /** Builds states cell by cell. */
    static final class Builder {
        private Cell[] cells;
        private final Map<Integer, String> escapes = new TreeMap<>();
        private int size;

        Builder(int expectedRows) {
            cells = new Cell[Math.max(4, expectedRows)];
        }

        void add(Cell cell) {
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, size * 2);
            }
            cells[size++] = cell;
        }

        void escape(String json) {
            escapes.put(size, json);
            add(Cell.ESCAPED);
        }

        int size() {
            return size;
        }

        CellStates build() {
            return new CellStates(Arrays.copyOf(cells, size), escapes);
        }
    }
}
