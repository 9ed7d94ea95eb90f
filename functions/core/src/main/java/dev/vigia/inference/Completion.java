package dev.vigia.inference;

import dev.vigia.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts predictions that came later beside the features of a captured request. */
public final class Completion {
    private Completion() {}

    /**
     * The request with its predictions.
     *
     * @param predictions one column for each prediction of the schema, in its order
     * @return empty if it was not captured, has other predictions already, or not as many rows
     */
    public static Optional<LoggedRequest> complete(LoggedRequest request, List<Column> predictions) {
        Rows rows = request.rows();
        List<Column> columns = new ArrayList<>(rows.columns());
        int next = 0;
        for (int position = 0; position < columns.size(); position++) {
            if (rows.schema().feature(position).role() == Role.PREDICTION) {
                if (next == predictions.size() || predictions.get(next).size() != rows.size()) {
                    return Optional.empty();
                }
                Column stored = columns.set(position, predictions.get(next++));
                if (!isAbsent(stored) && !stored.equals(columns.get(position))) {
                    return Optional.empty();
                }
            }
        }
        return request.status() == Status.CAPTURED && next == predictions.size()
                ? Optional.of(request.withRows(new Rows(rows.schema(), rows.size(), columns, rows.extras())))
                : Optional.empty();
    }

    private static boolean isAbsent(Column column) {
        for (int row = 0; row < column.size(); row++) {
            if (column.cell(row) != Cell.ABSENT) {
                return false;
            }
        }
        return true;
    }
}
