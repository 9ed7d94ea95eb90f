package dev.vigia.local.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Some rows of a row group, by column. */
final class ParquetBlock implements Block {
    private final Path path;
    private final List<String> names;
    private final Map<String, ParquetCells> cells;
    private final long firstRow;
    private final int rows;

    ParquetBlock(Path path, List<String> names, List<ParquetCells> cells, long firstRow, int rows) {
        this.path = path;
        this.names = names;
        this.cells = cells.stream().collect(Collectors.toMap(ParquetCells::name, Function.identity()));
        this.firstRow = firstRow;
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
        for (String name : names) {
            CellSink sink = sinks.of(name);
            if (sink == null) {
                continue;
            }
            ParquetCells column = cells.get(name);
            if (column == null) {
                throw BadInputException.of(
                        path, "column '" + name + "' holds lists or groups: expected it to be left out (--ignore)");
            }
            column.feed(sink);
        }
        sinks.fill(rows);
    }
}
