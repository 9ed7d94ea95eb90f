package dev.vigia.inference;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Rows to pack: the golden ones, and random ones. */
final class PackedSamples {
    private static final Schema FLIGHTS = new Schema(List.of(
            Feature.number("distance"), Feature.category("origin"), Feature.prediction("delay", FeatureType.NUMBER)));

    private PackedSamples() {}

    static Rows rows(Schema schema, Column... columns) {
        return new Rows(schema, columns[0].size(), List.of(columns), List.of());
    }

    static Rows golden(String name) {
        return switch (name) {
            case "one" -> rows(FLIGHTS, NumberColumn.of(1234), TextColumn.of("ANC"), NumberColumn.of(-3.75));
            case "few" -> few();
            case "odd" -> odd();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Every number form and state, an escaped value and an extra; too short to be deflated. */
    private static Rows few() {
        Schema schema = new Schema(List.of(
                Feature.number("decimal"),
                Feature.of("delta", FeatureType.INTEGER, Role.FEATURE),
                Feature.number("float"),
                Feature.number("double"),
                Feature.of("flag", FeatureType.BOOLEAN, Role.FEATURE),
                Feature.category("text")));
        Column flag = new NumberColumn.Builder(3)
                .addMissing(Cell.NULL)
                .addMissing(Cell.ABSENT)
                .addEscaped("\"y\"")
                .build();
        List<Column> columns = List.of(
                NumberColumn.of(0.25, -1.5, -0.0),
                NumberColumn.of(1_700_000_000, 1_700_000_001, 1_700_000_003),
                NumberColumn.of(0.1f, -2e-30f, 3e30f),
                NumberColumn.of(Math.PI, -1 / 3.0, 1e300),
                flag,
                TextColumn.of("ü", "ü", "\ud800"));
        return new Rows(schema, 3, columns, List.of(new Extra(2, "more", "{\"a\":[1,null]}")));
    }

    /** Long enough to be deflated. */
    private static Rows odd() {
        NumberColumn.Builder distance = new NumberColumn.Builder(200);
        TextColumn.Builder origin = new TextColumn.Builder(200);
        NumberColumn.Builder delay = new NumberColumn.Builder(200);
        List<Extra> extras = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 7 == 0) {
                distance.addMissing(i % 2 == 0 ? Cell.NULL : Cell.ABSENT);
            } else {
                distance.add(i * i % 97);
            }
            if (i % 11 == 0) {
                origin.addEscaped("[" + i + "]");
            } else {
                origin.add(i % 3 == 0 ? "ANC" : "SEA");
            }
            delay.add(i % 13 == 0 ? Double.NaN : Math.sqrt(i));
            if (i % 50 == 0) {
                extras.add(new Extra(i, "gate", "\"B" + i + "\""));
            }
        }
        return new Rows(FLIGHTS, 200, List.of(distance.build(), origin.build(), delay.build()), extras);
    }

    static Rows numbers(int rows, int features, DoubleSupplier values) {
        List<Feature> schema = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            schema.add(Feature.number("f" + i));
            NumberColumn.Builder column = new NumberColumn.Builder(rows);
            for (int row = 0; row < rows; row++) {
                column.add(values.getAsDouble());
            }
            columns.add(column.build());
        }
        return new Rows(new Schema(schema), rows, columns, List.of());
    }

    static Rows random(Random random) {
        int rows = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(60);
        int features = 1 + random.nextInt(6);
        List<Feature> schema = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            FeatureType type = List.of(FeatureType.values()).get(random.nextInt(6));
            schema.add(Feature.of("f" + i, type, Role.FEATURE));
            columns.add(type.isNumeric() ? number(random, rows) : text(random, rows));
        }
        List<Extra> extras = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            extras.add(new Extra(random.nextInt(rows), word(random), "\"" + word(random) + "\""));
        }
        return new Rows(new Schema(schema), rows, columns, extras);
    }

    private static Column number(Random random, int rows) {
        NumberColumn.Builder column = new NumberColumn.Builder(1);
        int kind = random.nextInt(8);
        int odd = random.nextInt(3) == 0 ? 3 : 1000;
        for (int row = 0; row < rows; row++) {
            switch (random.nextInt(odd)) {
                case 0 -> column.addMissing(random.nextBoolean() ? Cell.NULL : Cell.ABSENT);
                case 1 -> column.addEscaped("{\"x\":" + random.nextInt() + "}");
                default -> column.add(number(random, kind, row));
            }
        }
        return column.build();
    }

    private static double number(Random random, int kind, int row) {
        return switch (kind) {
            case 0 -> random.nextInt(5);
            case 1 -> Math.rint(random.nextGaussian() * 1000) / 1000;
            case 2 -> (float) random.nextGaussian();
            case 3 -> random.nextGaussian();
            case 4 -> Double.longBitsToDouble(random.nextLong());
            case 5 -> 1.7e9 + row * 60 + random.nextInt(3);
            case 6 -> random.nextInt(3) == 0 ? -0.0 : random.nextInt(100) / 4.0;
            default -> random.nextInt(3) == 0 ? Double.NaN : random.nextLong() >> random.nextInt(64);
        };
    }

    private static Column text(Random random, int rows) {
        TextColumn.Builder column = new TextColumn.Builder(1);
        for (int row = 0; row < rows; row++) {
            switch (random.nextInt(9)) {
                case 0 -> column.addMissing(random.nextBoolean() ? Cell.NULL : Cell.ABSENT);
                case 1 -> column.addEscaped("" + random.nextInt());
                default -> column.add(word(random));
            }
        }
        return column.build();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            word.append((char) (random.nextInt(5) == 0 ? random.nextInt(65_536) : 'a' + random.nextInt(3)));
        }
        return word.toString();
    }
}
