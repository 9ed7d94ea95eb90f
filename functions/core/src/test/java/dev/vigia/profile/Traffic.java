package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Traffic with columns of many shapes, which tests change as they please. Drawn from seeds. */
public final class Traffic {
    public static final Schema SCHEMA = new Schema(List.of(
            Feature.number("normal"),
            Feature.number("lognormal"),
            Feature.of("discrete", FeatureType.INTEGER, Role.FEATURE),
            Feature.number("zero-inflated"),
            Feature.of("rare", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.category("three"),
            Feature.category("zipf"),
            Feature.category("many"),
            Feature.prediction("score", FeatureType.NUMBER)));

    /** Puts something else in place of a value; null is a missing one. */
    public interface Change {
        Object of(String feature, Object value, Random random);
    }

    public static final Change NONE = (feature, value, random) -> value;

    private Traffic() {}

    public static Baseline baseline(long seed, int rows) {
        return Samples.baseline(SCHEMA, builder -> builder.add(rows(new Random(seed), rows, NONE)));
    }

    /** A window's profile: one request for every hundred rows. */
    public static Profile window(Baseline baseline, long seed, int rows, Change change) {
        Random random = new Random(seed);
        ProfileBuilder builder = Profile.builder(baseline);
        for (int left = rows, i = 0; left > 0; left -= 100, i++) {
            builder.add(
                    Samples.request(Samples.id(random, i), Status.SCORED, rows(random, Math.min(100, left), change)));
        }
        return builder.build();
    }

    public static Rows rows(Random random, int size, Change change) {
        List<Column> columns = new ArrayList<>();
        for (Feature feature : SCHEMA.features()) {
            Function<Random, Object> draw = any -> change.of(feature.name(), value(feature.name(), any), any);
            columns.add(feature.type().isNumeric() ? numbers(random, size, draw) : texts(random, size, draw));
        }
        return new Rows(SCHEMA, size, columns, List.of());
    }

    private static Object value(String feature, Random random) {
        return switch (feature) {
            case "normal" -> random.nextInt(50) == 0 ? MISSING : 40 + 10 * random.nextGaussian();
            case "lognormal" -> Math.exp(random.nextGaussian());
            case "discrete" -> (double) random.nextInt(8);
            case "zero-inflated" -> random.nextInt(10) < 7 ? 0.0 : random.nextDouble();
            case "rare" -> random.nextInt(50) == 0 ? 1.0 : 0.0;
            case "three" -> List.of("ANC", "SEA", "JFK").get(random.nextInt(3));
            case "zipf" -> "z" + (int) (Math.pow(30, random.nextDouble()) - 1);
            case "many" -> "m" + random.nextInt(300);
            default -> 1 / (1 + Math.exp(-random.nextGaussian()));
        };
    }

    /** Stands for a cell that was sent as null. */
    public static final Object MISSING = new Object();

    /** Stands for a cell that was not sent. */
    public static final Object ABSENT = new Object();

    private static Column numbers(Random random, int size, Function<Random, Object> draw) {
        NumberColumn.Builder column = new NumberColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            Object value = draw.apply(random);
            if (value instanceof Double number) {
                column.add(number);
            } else if (value instanceof String text) {
                column.addEscaped(text);
            } else {
                column.addMissing(value.equals(ABSENT) ? Cell.ABSENT : Cell.NULL);
            }
        }
        return column.build();
    }

    private static Column texts(Random random, int size, Function<Random, Object> draw) {
        TextColumn.Builder column = new TextColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            Object value = draw.apply(random);
            if (value instanceof String text) {
                column.add(text);
            } else if (value instanceof Double number) {
                column.addEscaped(number.toString());
            } else {
                column.addMissing(value.equals(ABSENT) ? Cell.ABSENT : Cell.NULL);
            }
        }
        return column.build();
    }
}
