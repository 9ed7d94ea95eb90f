package dev.vigia.benchmarks.inference;

import dev.vigia.aws.ItemSize;
import dev.vigia.benchmarks.Line;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.local.demo.Demo;
import dev.vigia.local.demo.DemoModel;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.SchemaJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/** What the demo's own rows take in the log: US flights with their predictions, alone and in requests of 100. */
final class DemoSizes {
    private static final int REQUESTS = 200;
    private static final int BATCH = 100;

    /** DATA.md, "What may be promised": for a single call, and for a row of a request of 100 with float32 or few decimals. */
    private static final double MOST_ALONE = 1;

    private static final double MOST_IN_BATCHES = 0.1;

    private DemoSizes() {}

    static List<Line> lines() {
        Demo demo = Demo.train();
        List<Line> lines = new ArrayList<>();
        for (DemoModel model : DemoModel.values()) {
            Rows rows = demo.baseline(model);
            lines.add(line(model, rows, 1, MOST_ALONE));
            lines.add(line(model, rows, BATCH, MOST_IN_BATCHES));
        }
        return lines;
    }

    private static Line line(DemoModel model, Rows rows, int size, double most) {
        InMemoryModelRegistry registry = new InMemoryModelRegistry();
        registry.create(Model.of(model.model()));
        Instant time = Instant.parse("2026-11-23T12:00:00Z");
        InferenceIds ids = new InferenceIds(InstantSource.fixed(time), new SplittableRandom(1));
        long bytes = 0;
        double units = 0;
        for (int request = 0; request < REQUESTS; request++) {
            Rows asked = part(rows, request * size, size);
            int item = ItemSize.bytes(
                    new LoggedRequest(
                            ids.next(),
                            model.version(),
                            Status.SCORED,
                            SchemaJson.hash(asked.schema()),
                            asked,
                            "ab".repeat(32),
                            null,
                            time),
                    registry);
            bytes += item;
            units += ItemSize.writeUnits(item);
        }
        String what = String.format(
                Locale.ROOT,
                "%s, %d columns, %s: %.0f bytes and",
                model.model(),
                rows.columns().size(),
                size == 1 ? "alone" : "in " + size + "s",
                (double) bytes / REQUESTS / size);
        return Line.atMost(what, units / REQUESTS / size, "WCU", most);
    }

    /** Rows from one on. */
    static Rows part(Rows rows, int from, int size) {
        List<Column> columns = rows.columns().stream()
                .map(column -> switch (column) {
                    case NumberColumn numbers -> numbers(numbers, from, size);
                    case TextColumn texts -> texts(texts, from, size);
                })
                .toList();
        return new Rows(rows.schema(), size, columns, List.of());
    }

    private static Column numbers(NumberColumn column, int from, int size) {
        NumberColumn.Builder part = new NumberColumn.Builder(size);
        for (int row = from; row < from + size; row++) {
            require(column.cell(row));
            part.add(column.value(row));
        }
        return part.build();
    }

    private static Column texts(TextColumn column, int from, int size) {
        TextColumn.Builder part = new TextColumn.Builder(size);
        for (int row = from; row < from + size; row++) {
            require(column.cell(row));
            part.add(Objects.requireNonNull(column.value(row)));
        }
        return part.build();
    }

    private static void require(Cell cell) {
        if (cell != Cell.PRESENT) {
            throw new IllegalStateException("a flight's cell is " + cell + ": expected a value in each");
        }
    }
}
