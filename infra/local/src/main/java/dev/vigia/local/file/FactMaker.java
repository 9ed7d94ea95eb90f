package dev.vigia.local.file;

import dev.vigia.inference.Cell;
import dev.vigia.schema.ColumnFacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects facts about every column. Not thread-safe. */
final class FactMaker implements SinkSet {
    private final Path path;
    private final Set<String> ignored;
    private final Map<String, FactCells> sinks = new LinkedHashMap<>();
    private long rows;
    private long block;

    /**
     * @param path for errors
     * @param ignored columns that are left out
     */
    FactMaker(Path path, Set<String> ignored) {
        this.path = path;
        this.ignored = ignored;
    }

    /** Takes a block. */
    void add(Block next) {
        block = next.firstRow();
        sinks.values().forEach(FactCells::begin);
        next.feed(this);
        fill(next.rows());
        rows += next.rows();
    }

    @Override
    public @Nullable CellSink of(String name) {
        FactCells sink = sinks.get(name);
        if (sink == null && !ignored.contains(name)) {
            if (sinks.size() >= CsvHeader.MOST_COLUMNS) {
                throw BadInputException.of(path, "more than " + CsvHeader.MOST_COLUMNS + " different columns");
            }
            sink = absent(rows, block, sinks.size());
            sinks.put(name, sink);
        }
        return sink;
    }

    @Override
    public void fill(int blockRows) {
        for (FactCells sink : sinks.values()) {
            while (sink.size() < blockRows) {
                sink.missing(Cell.ABSENT);
            }
        }
    }

    /** Adds what another collected of other blocks of the same file. */
    void merge(FactMaker other) {
        for (Map.Entry<String, FactCells> theirs : other.sinks.entrySet()) {
            FactCells own = sinks.computeIfAbsent(theirs.getKey(), name -> absent(rows, Long.MAX_VALUE, 0));
            own.merge(theirs.getValue());
        }
        for (Map.Entry<String, FactCells> own : sinks.entrySet()) {
            if (!other.sinks.containsKey(own.getKey())) {
                own.getValue().facts().addMissing(other.rows);
            }
        }
        rows += other.rows;
    }

    private static FactCells absent(long rows, long block, int place) {
        ColumnFacts facts = new ColumnFacts();
        facts.addMissing(rows);
        return new FactCells(facts, block, place);
    }

    /** How many rows were taken. */
    long rows() {
        return rows;
    }

    /** The facts by column, in the order in which the file's rows name them first. */
    Map<String, ColumnFacts> facts() {
        Map<String, ColumnFacts> facts = new LinkedHashMap<>();
        sinks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(FactCells.AS_MET))
                .forEach(entry -> facts.put(entry.getKey(), entry.getValue().facts()));
        return facts;
    }
}
