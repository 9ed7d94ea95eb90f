package dev.vigia.ui;

import dev.vigia.inference.Cell;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.SchemaJson;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Window;
import java.util.List;
import java.util.Random;

/** A baseline of flights, and a window in which they are later, with distances missing and an airport that is new. */
final class SampleShift {
    private static final List<String> AIRPORTS = List.of("ATL", "ORD", "DFW", "SEA", "ANC", "SFO", "JFK", "DEN");
    private static final int BASELINE_ROWS = 4000;
    private static final int WINDOW_ROWS = 1500;

    private final Random random = new Random(11);

    Baseline baseline() {
        return new BaselineBuilder(SampleData.CRITICAL, SampleData.SCHEMA, 1)
                .add(rows(BASELINE_ROWS, 6, 0, List.of()))
                .build("b1", java.time.Instant.EPOCH);
    }

    Profile window(Baseline baseline, Window window) {
        return Profile.builder(baseline)
                .add(new LoggedRequest(
                        InferenceId.of(window.from(), 1, 1),
                        SampleData.CRITICAL,
                        Status.SCORED,
                        SchemaJson.hash(SampleData.SCHEMA),
                        rows(WINDOW_ROWS, 14, 0.31, List.of("XNA", "XNA")),
                        "0".repeat(64),
                        null,
                        window.from()))
                .build();
    }

    private Rows rows(int size, double median, double missing, List<String> more) {
        NumberColumn.Builder delay = new NumberColumn.Builder(size);
        NumberColumn.Builder distance = new NumberColumn.Builder(size);
        NumberColumn.Builder hour = new NumberColumn.Builder(size);
        NumberColumn.Builder prediction = new NumberColumn.Builder(size);
        TextColumn.Builder origin = new TextColumn.Builder(size);
        TextColumn.Builder destination = new TextColumn.Builder(size);
        List<String> airports =
                java.util.stream.Stream.concat(AIRPORTS.stream(), more.stream()).toList();
        for (int i = 0; i < size; i++) {
            double late = Math.round(median + random.nextGaussian() * 11 + Math.max(0, random.nextGaussian()) * 14);
            delay.add(late);
            prediction.add(late * 0.9 + 1.4);
            hour.add(random.nextInt(6, 23));
            if (random.nextDouble() < missing) {
                distance.addMissing(Cell.NULL);
            } else {
                distance.add(150 + Math.rint(Math.abs(random.nextGaussian()) * 900));
            }
            origin.add(airports.get((int) (Math.sqrt(random.nextDouble()) * airports.size())));
            destination.add(AIRPORTS.get(random.nextInt(AIRPORTS.size())));
        }
        return new Rows(
                SampleData.SCHEMA,
                size,
                List.of(
                        delay.build(),
                        distance.build(),
                        hour.build(),
                        origin.build(),
                        destination.build(),
                        prediction.build()),
                List.of());
    }
}
