package dev.vigia.local.file;

import dev.vigia.inference.Cell;
import dev.vigia.schema.ColumnFacts;
import java.util.Comparator;

/** Collects facts about a column whose type is not known yet. */
final class FactCells implements CellSink {
    private static final double EXACT = 1L << 53;

    /** Columns in the order in which a file's rows name them first, however its blocks were shared out. */
    static final Comparator<FactCells> AS_MET =
            Comparator.<FactCells>comparingLong(cells -> cells.block).thenComparingInt(cells -> cells.place);

    private final ColumnFacts facts;
    private long block;
    private int place;
    private final Decimal decimal = new Decimal();
    private final Dictionary dictionary = new Dictionary();
    private int size;

    /**
     * @param block the first row of the block in which the column was met
     * @param place its place among the columns that its thread met
     */
    FactCells(ColumnFacts facts, long block, int place) {
        this.facts = facts;
        this.block = block;
        this.place = place;
    }

    /** Adds what another thread saw of the column. */
    void merge(FactCells other) {
        if (AS_MET.compare(other, this) < 0) {
            block = other.block;
            place = other.place;
        }
        facts.merge(other.facts);
    }

    /** Begins the next block. */
    void begin() {
        size = 0;
    }

    ColumnFacts facts() {
        return facts;
    }

    @Override
    public void raw(char[] text, int from, int to) {
        size++;
        if (decimal.read(text, from, to) && !decimal.isCode()) {
            if (decimal.isWhole()) {
                facts.addWhole(decimal.whole());
            } else {
                facts.addNumber(decimal.value());
            }
        } else if (RawText.isMissing(text, from, to)) {
            facts.addMissing();
        } else if (RawText.flag(text, from, to) >= 0) {
            facts.addFlag();
        } else {
            facts.addText(dictionary.of(text, from, to));
        }
    }

    @Override
    public void number(double value) {
        size++;
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            facts.addWhole((long) value);
        } else {
            facts.addNumber(value);
        }
    }

    @Override
    public void whole(long value) {
        size++;
        facts.addWhole(value);
    }

    @Override
    public void flag(boolean value) {
        size++;
        facts.addFlag();
    }

    @Override
    public void text(String value) {
        size++;
        facts.addText(value);
    }

    @Override
    public void structure(String json) {
        text(json);
    }

    @Override
    public void missing(Cell cell) {
        size++;
        facts.addMissing();
    }

    @Override
    public int size() {
        return size;
    }
}
