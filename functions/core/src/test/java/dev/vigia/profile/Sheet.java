package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Rows written column by column, for tests that count on their fingers: numbers, texts, {@link Traffic#MISSING} and {@link
 * Traffic#ABSENT}; a text in a column of numbers, or a number in one of texts, is of a wrong type.
 */
public final class Sheet {
    private Sheet() {}

    /** The same cell so many times. */
    public static List<Object> times(int size, Object cell) {
        return Collections.nCopies(size, cell);
    }

    /** Several runs of cells, one below the other. */
    public static List<Object> cells(List<?>... runs) {
        List<Object> cells = new ArrayList<>();
        for (List<?> run : runs) {
            cells.addAll(run);
        }
        return cells;
    }

    /** Rows of a schema, whose columns have as many cells each. */
    public static Rows rows(Schema schema, List<?>... cells) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            columns.add(schema.features().get(i).type().isNumeric() ? numbers(cells[i]) : texts(cells[i]));
        }
        return new Rows(schema, cells[0].size(), columns, List.of());
    }

    public static Baseline baseline(Schema schema, List<?>... cells) {
        return Samples.baseline(schema, builder -> builder.add(rows(schema, cells)));
    }

    /** The profile of scored rows that came in one request. */
    public static Profile profile(Baseline baseline, List<?>... cells) {
        return profile(baseline, Status.SCORED, cells);
    }

    public static Profile profile(Baseline baseline, Status status, List<?>... cells) {
        Rows rows = rows(baseline.layout().schema(), cells);
        return Samples.profile(baseline, List.of(Samples.request(Samples.id(new Random(1), 0), status, rows)));
    }

    private static Column numbers(List<?> cells) {
        NumberColumn.Builder column = new NumberColumn.Builder(cells.size());
        for (Object cell : cells) {
            if (cell instanceof Double number) {
                column.add(number);
            } else if (cell instanceof String text) {
                column.addEscaped('"' + text + '"');
            } else {
                column.addMissing(cell.equals(Traffic.ABSENT) ? Cell.ABSENT : Cell.NULL);
            }
        }
        return column.build();
    }

    private static Column texts(List<?> cells) {
        TextColumn.Builder column = new TextColumn.Builder(cells.size());
        for (Object cell : cells) {
            if (cell instanceof String text) {
                column.add(text);
            } else if (cell instanceof Double number) {
                column.addEscaped(number.toString());
            } else {
                column.addMissing(cell.equals(Traffic.ABSENT) ? Cell.ABSENT : Cell.NULL);
            }
        }
        return column.build();
    }
}
