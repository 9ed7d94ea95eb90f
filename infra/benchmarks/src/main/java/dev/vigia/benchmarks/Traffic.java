package dev.vigia.benchmarks;

import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded rows of so many numbers (normal, lognormal, mostly zero, whole) and categories of thirty. */
public final class Traffic {
    /** The hour that a window is. */
    public static final Window HOUR =
            new Window(Instant.parse("2026-11-20T10:00:00Z"), Instant.parse("2026-11-20T11:00:00Z"));

    private static final ModelVersion VERSION = new ModelVersion(new ModelName("bench"), 1);
    private static final int REQUEST = 10_000;

    private final Schema schema;

    public Traffic(int numbers, int categories) {
        List<Feature> features = new ArrayList<>();
        IntStream.range(0, numbers).forEach(i -> features.add(Feature.number("number" + i)));
        IntStream.range(0, categories).forEach(i -> features.add(Feature.category("category" + i)));
        schema = new Schema(features);
    }

    /** A baseline of so many rows. */
    public Baseline baseline(int rows) {
        BaselineBuilder builder = new BaselineBuilder(VERSION, schema, 1);
        builder.add(rows(rows, 1));
        return builder.build("b1", HOUR.from());
    }

    /** A window's profile, made by as many threads as there are cores. */
    public Profile profile(Baseline baseline, int rows) {
        int size = Math.min(REQUEST, rows);
        return IntStream.range(0, rows / size)
                .parallel()
                .mapToObj(part -> part(baseline, size, part))
                .reduce(Profile.empty(baseline), Profile::merge);
    }

    private Profile part(Baseline baseline, int rows, int part) {
        ProfileBuilder builder = Profile.builder(baseline);
        InferenceId id = InferenceId.of(HOUR.from().plusMillis(part), part, part);
        Rows drawn = rows(rows, 1_000 + part);
        builder.add(new LoggedRequest(id, VERSION, Status.CAPTURED, "schema", drawn, "body", null, id.time()));
        return builder.build();
    }

    /** Rows, drawn from a seed. */
    public Rows rows(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(schema.feature(i).type().isNumeric() ? numbers(i % 4, size, random) : texts(size, random));
        }
        return new Rows(schema, size, columns, List.of());
    }

    private static Column numbers(int shape, int size, SplittableRandom random) {
        NumberColumn.Builder column = new NumberColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            column.add(
                    switch (shape) {
                        case 0 -> random.nextGaussian();
                        case 1 -> Math.exp(random.nextGaussian());
                        case 2 -> random.nextInt(4) > 0 ? 0 : random.nextDouble();
                        default -> random.nextInt(20);
                    });
        }
        return column.build();
    }

    private static Column texts(int size, SplittableRandom random) {
        TextColumn.Builder column = new TextColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            column.add("c" + (int) Math.sqrt(random.nextInt(900)));
        }
        return column.build();
    }
}
