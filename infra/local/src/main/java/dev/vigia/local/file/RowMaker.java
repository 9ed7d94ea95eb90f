package dev.vigia.local.file;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of blocks under a schema. Columns are found by name; one that a file does not have is absent in each row, one
 * that the schema does not have comes after its features, with no more than whether there is a value. Not thread-safe.
 */
final class RowMaker implements SinkSet {
    private static final int MOST_COLUMNS = CsvHeader.MOST_COLUMNS;

    private final Path path;
    private final Set<String> ignored;
    private final List<Feature> features;
    private final Map<String, ColumnSink> sinks = new LinkedHashMap<>();
    private Schema schema;
    private int blockRows;

    /**
     * @param path for errors
     * @param ignored columns that are left out
     */
    RowMaker(Path path, Schema schema, Set<String> ignored) {
        this.path = path;
        this.schema = schema;
        this.ignored = ignored;
        features = new ArrayList<>(schema.features());
        for (Feature feature : features) {
            sinks.put(feature.name(), feature.type().isNumeric() ? new NumberCells(feature.type()) : new TextCells());
        }
    }

    /** The rows of a block, of one or more. */
    Rows rows(Block block) {
        blockRows = 0;
        block.feed(this);
        fill(block.rows());
        if (features.size() > schema.size()) {
            schema = new Schema(features);
        }
        List<Column> columns = new ArrayList<>(sinks.size());
        for (ColumnSink sink : sinks.values()) {
            columns.add(sink.take());
        }
        return new Rows(schema, block.rows(), columns, List.of());
    }

    @Override
    public @Nullable CellSink of(String name) {
        ColumnSink sink = sinks.get(name);
        if (sink == null && !ignored.contains(name)) {
            sink = unexpected(name);
        }
        return sink;
    }

    private ColumnSink unexpected(String name) {
        if (features.size() >= MOST_COLUMNS) {
            throw BadInputException.of(path, "more than " + MOST_COLUMNS + " different columns");
        }
        ColumnSink sink = new PresenceCells();
        for (int row = 0; row < blockRows; row++) {
            sink.missing(Cell.ABSENT);
        }
        features.add(Feature.of(name, FeatureType.TEXT, Role.FEATURE));
        sinks.put(name, sink);
        return sink;
    }

    @Override
    public void fill(int rows) {
        for (ColumnSink sink : sinks.values()) {
            while (sink.size() < rows) {
                sink.missing(Cell.ABSENT);
            }
        }
        blockRows = rows;
    }
}
