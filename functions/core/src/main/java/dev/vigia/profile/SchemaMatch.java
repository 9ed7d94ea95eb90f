package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where the counted columns of a layout are in rows of a schema.
 *
 * @param positions by counted column, −1 where the schema does not have it
 * @param unexpected positions of the schema's features that the layout's schema does not have
 * @param same whether both schemas have the same names and types in the same order
 */
record SchemaMatch(Schema schema, List<Integer> positions, List<Integer> unexpected, boolean same) {
    static SchemaMatch of(Layout layout, Schema schema) {
        List<Feature> counted =
                layout.columns().stream().map(ColumnLayout::feature).toList();
        return of(counted, layout.schema(), schema);
    }

    /**
     * @param counted the features that are counted
     * @param own the schema they are of
     */
    static SchemaMatch of(List<Feature> counted, Schema own, Schema schema) {
        Map<String, Integer> places = schema.positions();
        List<Integer> positions = counted.stream()
                .map(feature -> places.getOrDefault(feature.name(), -1))
                .toList();
        Map<String, Integer> expected = own.positions();
        List<Integer> unexpected = IntStream.range(0, schema.size())
                .filter(i -> !expected.containsKey(schema.feature(i).name()))
                .boxed()
                .toList();
        return new SchemaMatch(schema, positions, unexpected, isSame(own, schema));
    }

    private static boolean isSame(Schema first, Schema second) {
        return first.size() == second.size()
                && IntStream.range(0, first.size()).allMatch(i -> isSame(first.feature(i), second.feature(i)));
    }

    private static boolean isSame(Feature first, Feature second) {
        return first.name().equals(second.name()) && first.type() == second.type();
    }

    /** The counted columns of rows of this schema; one of absent cells where the schema does not have it. */
    List<Column> columns(Rows rows) {
        List<Column> columns = new ArrayList<>(positions.size());
        for (int position : positions) {
            columns.add(position < 0 ? absent(rows.size()) : rows.column(position));
        }
        return columns;
    }

    /** The rows that hold a value under a name which the layout's schema does not have. */
    Set<Integer> unexpectedRows(Rows rows) {
        Set<Integer> odd = new TreeSet<>();
        rows.extras().forEach(extra -> odd.add(extra.row()));
        for (int position : unexpected) {
            for (int row = 0; row < rows.size(); row++) {
                if (!rows.column(position).cell(row).isMissing()) {
                    odd.add(row);
                }
            }
        }
        return odd;
    }

    private static Column absent(int size) {
        TextColumn.Builder column = new TextColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            column.addMissing(Cell.ABSENT);
        }
        return column.build();
    }
}
