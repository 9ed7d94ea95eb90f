package dev.vigia.ui.inference;

import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One logged inference as it is shown.
 *
 * @param id the request's id and the row's number
 * @param cells by feature, in the order of the schema under which it was logged
 * @param extras values under names that the schema does not have
 */
public record InferenceLine(
        String id, Instant time, int version, Status status, Map<String, CellText> cells, Map<String, String> extras) {
    /** The rows of a request, in order. */
    public static List<InferenceLine> of(LoggedRequest request) {
        return IntStream.range(0, request.rows().size())
                .mapToObj(row -> of(request, row))
                .toList();
    }

    static InferenceLine of(LoggedRequest request, int row) {
        Rows rows = request.rows();
        Map<String, CellText> cells = new LinkedHashMap<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            Feature feature = rows.schema().feature(i);
            cells.put(feature.name(), CellText.of(rows.column(i), feature.type(), row));
        }
        Map<String, String> extras = new LinkedHashMap<>();
        rows.extras().stream()
                .filter(extra -> extra.row() == row)
                .forEach(extra -> extras.put(extra.name(), extra.json()));
        return new InferenceLine(
                request.id().row(row).toString(),
                request.id().time(),
                request.version().number(),
                request.status(),
                cells,
                extras);
    }

    public CellText cell(String feature) {
        return cells.getOrDefault(feature, CellText.ABSENT);
    }

    public String statusWord() {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
