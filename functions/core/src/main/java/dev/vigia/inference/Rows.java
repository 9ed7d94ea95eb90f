package dev.vigia.inference;

import dev.vigia.model.Schema;
import java.util.List;

/**
 * The rows of one request, by column in schema order, predictions included.
 *
 * @param size the number of rows, from 1
 * @param columns one for each feature of the schema: a {@link NumberColumn} where the type is numeric, else a
 *     {@link TextColumn}
 * @param extras values under names that the schema does not have, in order of row
 */
public record Rows(Schema schema, int size, List<Column> columns, List<Extra> extras) {
    public Rows {
        columns = List.copyOf(columns);
        extras = List.copyOf(extras);
        if (size < 1) {
            throw new IllegalArgumentException(size + " rows: expected one or more");
        }
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " columns for " + schema.size() + " features: expected one for each");
        }
        for (int i = 0; i < columns.size(); i++) {
            boolean numeric = schema.feature(i).type().isNumeric();
            if (columns.get(i).size() != size || columns.get(i) instanceof NumberColumn != numeric) {
                throw new IllegalArgumentException(
                        "column '" + schema.feature(i).name() + "': expected " + size + " rows of "
                                + schema.feature(i).type().word());
            }
        }
    }

    public Column column(int position) {
        return columns.get(position);
    }

    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "Rows[" + size + " rows of " + schema.size() + " features]";
    }
}
