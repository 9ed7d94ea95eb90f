package dev.vigia.inference;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests for tests. */
public final class Requests {
    /** A schema with each type of feature. */
    public static final Schema SCHEMA = new Schema(List.of(
            Feature.number("distance"),
            Feature.of("count", FeatureType.INTEGER, Role.FEATURE),
            Feature.of("late", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.category("origin"),
            Feature.of("note", FeatureType.TEXT, Role.FEATURE),
            Feature.prediction("score", FeatureType.NUMBER)));

    public static final String HASH = SchemaJson.hash(SCHEMA);

    private Requests() {}

    /** A request of one row whose values are drawn from its id. */
    public static LoggedRequest of(ModelName model, InferenceId id) {
        return of(model, id, 1);
    }

    public static LoggedRequest of(ModelName model, InferenceId id, int rows) {
        return with(model, id, null, "body of " + id, rows);
    }

    public static LoggedRequest with(ModelName model, InferenceId id, @Nullable String caller, String body, int rows) {
        return new LoggedRequest(
                id,
                new ModelVersion(model, 1),
                Status.SCORED,
                HASH,
                rows(id.hashCode(), rows),
                Sha256.hex(body.getBytes(StandardCharsets.UTF_8)),
                caller,
                id.time());
    }

    /** Rows with every kind of cell. */
    public static Rows rows(long seed, int size) {
        Random random = new Random(seed);
        NumberColumn.Builder distance = new NumberColumn.Builder(size);
        NumberColumn.Builder count = new NumberColumn.Builder(size);
        NumberColumn.Builder late = new NumberColumn.Builder(size);
        TextColumn.Builder origin = new TextColumn.Builder(size);
        TextColumn.Builder note = new TextColumn.Builder(size);
        NumberColumn.Builder score = new NumberColumn.Builder(size);
        List<Extra> extras = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            distance.add(random.nextGaussian() * 1000);
            late.add(random.nextInt(2));
            switch (random.nextInt(4)) {
                case 0 -> count.addMissing(Cell.NULL);
                case 1 -> count.addMissing(Cell.ABSENT);
                case 2 -> count.addEscaped("\"many\"");
                default -> count.add(random.nextInt(50));
            }
            origin.add("ANC SEA SFO LAX".split(" ")[random.nextInt(4)]);
            if (random.nextInt(3) == 0) {
                note.addEscaped("[" + row + "]");
            } else {
                note.add("secret-" + random.nextInt(1000));
            }
            score.add(random.nextDouble());
            if (random.nextInt(3) == 0) {
                extras.add(new Extra(row, "colour", "\"red\""));
            }
        }
        List<Column> columns =
                List.of(distance.build(), count.build(), late.build(), origin.build(), note.build(), score.build());
        return new Rows(SCHEMA, size, columns, extras);
    }

    /** The id of a time; {@code salt} tells ids of one millisecond apart. */
    public static InferenceId id(Instant time, long salt) {
        return InferenceId.of(time, salt >>> 32, salt * 0x2545_f491_4f6c_dd1dL);
    }
}
