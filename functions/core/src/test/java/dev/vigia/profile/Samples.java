package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.Extra;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Rows, baselines and profiles for tests, drawn from seeds. */
public final class Samples {
    public static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 1);
    public static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    public static final Window HOUR = new Window(TIME, TIME.plusSeconds(3600));

    /** A schema with each type and role. */
    public static final Schema SCHEMA = new Schema(List.of(
            Feature.number("distance"),
            Feature.of("stops", FeatureType.INTEGER, Role.FEATURE),
            Feature.of("late", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.category("origin"),
            Feature.of("note", FeatureType.TEXT, Role.FEATURE),
            Feature.of("ticket", FeatureType.TEXT, Role.IDENTIFIER),
            Feature.of("spare", FeatureType.NUMBER, Role.IGNORED),
            Feature.prediction("delay", FeatureType.NUMBER)));

    private static final List<Status> STATUSES = List.of(Status.values());

    private Samples() {}

    /** Rows of {@link #SCHEMA}; with {@code odd}, every oddity there is among them. */
    public static Rows rows(Random random, int size, boolean odd) {
        List<Column> columns = new ArrayList<>();
        for (Feature feature : SCHEMA.features()) {
            columns.add(
                    feature.type().isNumeric()
                            ? numbers(random, size, odd, feature.name())
                            : texts(random, size, odd, feature.name()));
        }
        List<Extra> extras =
                odd && random.nextInt(4) == 0 ? List.of(new Extra(0, "x" + random.nextInt(90), "1")) : List.of();
        return new Rows(SCHEMA, size, columns, extras);
    }

    private static Column numbers(Random random, int size, boolean odd, String name) {
        NumberColumn.Builder column = new NumberColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            switch (odd ? random.nextInt(40) : 40) {
                case 0 -> column.addMissing(Cell.NULL);
                case 1 -> column.addMissing(Cell.ABSENT);
                case 2 -> column.addEscaped("\"far\"");
                case 3 -> column.add(Double.NaN);
                case 4 -> column.add(Double.NEGATIVE_INFINITY);
                case 5 -> column.add(random.nextGaussian() * 1e300);
                case 6 -> column.add(-0.0);
                default -> column.add(number(random, name));
            }
        }
        return column.build();
    }

    private static double number(Random random, String name) {
        return switch (name) {
            case "stops" -> random.nextInt(4);
            case "late" -> random.nextInt(5) == 0 ? 1 : 0;
            default -> 100 + 20 * random.nextGaussian();
        };
    }

    private static Column texts(Random random, int size, boolean odd, String name) {
        TextColumn.Builder column = new TextColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            switch (odd ? random.nextInt(40) : 40) {
                case 0 -> column.addMissing(Cell.NULL);
                case 1 -> column.addMissing(Cell.ABSENT);
                case 2 -> column.addEscaped("17");
                case 3 -> column.add("new " + random.nextInt(200));
                case 4 -> column.add("\ud800" + random.nextInt(3));
                default ->
                    column.add(
                            name.equals("ticket")
                                    ? "t" + random.nextLong()
                                    : "c" + (int) Math.sqrt(random.nextInt(900)));
            }
        }
        return column.build();
    }

    public static InferenceId id(Random random, int millis) {
        return InferenceId.of(TIME.plusMillis(millis), random.nextLong(), random.nextLong());
    }

    public static LoggedRequest request(InferenceId id, Status status, Rows rows) {
        return new LoggedRequest(id, VERSION, status, "schema", rows, "body", null, id.time());
    }

    /** Requests of one to nine rows and every status. */
    public static List<LoggedRequest> requests(long seed, int size) {
        Random random = new Random(seed);
        List<LoggedRequest> requests = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Status status = STATUSES.get(random.nextInt(STATUSES.size()));
            requests.add(request(id(random, i), status, rows(random, 1 + random.nextInt(9), true)));
        }
        return requests;
    }

    public static Baseline baseline(long seed, int rows) {
        Random random = new Random(seed);
        return baseline(SCHEMA, builder -> builder.add(rows(random, rows, false)));
    }

    public static Baseline baseline(Schema schema, Consumer<BaselineBuilder> rows) {
        BaselineBuilder builder = new BaselineBuilder(VERSION, schema, 1);
        rows.accept(builder);
        return builder.build("b1", TIME);
    }

    public static Profile profile(Baseline baseline, List<LoggedRequest> requests) {
        ProfileBuilder builder = Profile.builder(baseline);
        requests.forEach(builder::add);
        return builder.build();
    }
}
