package dev.vigia.inference;

import dev.vigia.model.Encoding;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns rows into a model's input matrix, as its {@link Preprocessing} says. Thread-safe.
 *
 * <p>Missing is what is null, absent, or NaN: a number becomes what its encoding imputes, a category none of the
 * one-hot columns. An escaped value is taken for what it looks like: {@code true} as 1, {@code "12.5"} as 12.5, the
 * number 7 as the category {@code 7}. One that looks like nothing of the kind (a word for a number, an object) cannot
 * be scored, nor can a row that has none of the encoded features.
 */
public final class ModelInput {
    private static final Pattern NUMBER =
            Pattern.compile("\"?\\s*(-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,6})?)\\s*\"?");

    private final Schema schema;
    private final List<Encoding> encodings;
    private final int[] positions;
    private final List<Map<String, Integer>> categories;
    private final int width;

    /** @throws IllegalArgumentException if an encoded feature is not in the schema, or a number's encoding is on a text */
    public ModelInput(Schema schema, Preprocessing preprocessing) {
        this.schema = schema;
        this.encodings = preprocessing.encodings();
        this.width = preprocessing.width();
        this.positions = encodings.stream().mapToInt(e -> position(schema, e)).toArray();
        this.categories = encodings.stream().map(ModelInput::categories).toList();
    }

    private static int position(Schema schema, Encoding encoding) {
        int position = schema.position(encoding.feature())
                .orElseThrow(() -> new IllegalArgumentException(
                        "encoded feature '" + encoding.feature() + "' is not in the schema"));
        FeatureType type = schema.feature(position).type();
        if (!(encoding instanceof Encoding.OneHot) && !type.isNumeric()) {
            throw new IllegalArgumentException(
                    "encoding of '" + encoding.feature() + "', a " + type.word() + ", as a number: expected one-hot");
        }
        return position;
    }

    private static Map<String, Integer> categories(Encoding encoding) {
        Map<String, Integer> columns = new HashMap<>();
        if (encoding instanceof Encoding.OneHot oneHot) {
            for (String category : oneHot.categories()) {
                columns.putIfAbsent(category, columns.size());
            }
        }
        return columns;
    }

    /** The number of the matrix's columns. */
    public int width() {
        return width;
    }

    /**
     * The matrix by row, [rows × width].
     *
     * @throws UnscorableException if a row has none of the encoded features, or a value that cannot be scored
     */
    public float[] encode(Rows rows) {
        float[] matrix = new float[Math.multiplyExact(rows.size(), width)];
        boolean[] seen = new boolean[rows.size()];
        int offset = 0;
        for (int i = 0; i < positions.length; i++) {
            Column column = rows.column(positions[i]);
            for (int row = 0; row < rows.size(); row++) {
                seen[row] |= column.cell(row) != Cell.ABSENT;
                encode(i, column, row, matrix, row * width + offset);
            }
            offset += encodings.get(i).width();
        }
        requireSeen(seen);
        return matrix;
    }

    private void requireSeen(boolean[] seen) {
        for (int row = 0; row < seen.length; row++) {
            if (!seen[row] && !encodings.isEmpty()) {
                String first = encodings.getFirst().feature();
                throw new UnscorableException(
                        first, "row " + row + " has none of the model's features: expected '" + first + "' and others");
            }
        }
    }

    private void encode(int encoding, Column column, int row, float[] matrix, int at) {
        switch (encodings.get(encoding)) {
            case Encoding.Passthrough e -> matrix[at] = (float) orElse(number(column, row, e), e.imputed());
            case Encoding.Standard e ->
                matrix[at] = (float) ((orElse(number(column, row, e), e.mean()) - e.mean()) / e.scale());
            case Encoding.MinMax e ->
                matrix[at] = (float) ((orElse(number(column, row, e), e.min()) - e.min()) / (e.max() - e.min()));
            case Encoding.OneHot e -> {
                Integer category = categories.get(encoding).get(category(column, row, e));
                if (category != null) {
                    matrix[at + category] = 1;
                }
            }
        }
    }

    private static double orElse(double value, double imputed) {
        return Double.isNaN(value) ? imputed : value;
    }

    /** NaN if missing. */
    private static double number(Column column, int row, Encoding encoding) {
        return switch (column) {
            case NumberColumn number when number.cell(row) != Cell.ESCAPED -> number.value(row);
            case Column other -> {
                String json = other.escaped(row).orElse("");
                Matcher matcher = NUMBER.matcher(json);
                if (matcher.matches()) {
                    yield Double.parseDouble(matcher.group(1));
                }
                yield switch (json) {
                    case "true" -> 1;
                    case "false" -> 0;
                    default -> throw unscorable(encoding, row, "a number");
                };
            }
        };
    }

    /** The empty text if missing. */
    private static String category(Column column, int row, Encoding encoding) {
        String json = column.escaped(row).orElse("");
        if (json.startsWith("{") || json.startsWith("[")) {
            throw unscorable(encoding, row, "a category");
        }
        return switch (column) {
            case TextColumn text -> text.value(row) == null ? json : String.valueOf(text.value(row));
            case NumberColumn number -> number.cell(row) == Cell.PRESENT ? text(number.value(row)) : json;
        };
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p53 ? Long.toString((long) value) : "" + value;
    }

    private static UnscorableException unscorable(Encoding encoding, int row, String expected) {
        return new UnscorableException(
                encoding.feature(), "'" + encoding.feature() + "' in row " + row + ": expected " + expected);
    }

    /** The schema whose rows are encoded. */
    public Schema schema() {
        return schema;
    }
}
