package dev.vigia.inference;

import dev.vigia.model.Encoding;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns rows into a model's input matrix, as its {@link Preprocessing} says. Thread-safe.
 *
 * <p>Missing is what is null, absent, or NaN: a number becomes what its encoding imputes, a category none of the
 * one-hot columns. What else is in a cell, {@link CellValues} tells. A row that has none of the encoded features cannot be
 * scored.
 */
public final class ModelInput {
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
            case Encoding.Passthrough e ->
                matrix[at] = (float) orElse(CellValues.number(column, row, e.feature()), e.imputed());
            case Encoding.Standard e ->
                matrix[at] = (float)
                        ((orElse(CellValues.number(column, row, e.feature()), e.mean()) - e.mean()) / e.scale());
            case Encoding.MinMax e ->
                matrix[at] = (float) ((orElse(CellValues.number(column, row, e.feature()), e.min()) - e.min())
                        / (e.max() - e.min()));
            case Encoding.OneHot e -> {
                Integer category = categories.get(encoding).get(CellValues.text(column, row, e.feature()));
                if (category != null) {
                    matrix[at + category] = 1;
                }
            }
        }
    }

    private static double orElse(double value, double imputed) {
        return Double.isNaN(value) ? imputed : value;
    }

    /** The schema whose rows are encoded. */
    public Schema schema() {
        return schema;
    }
}
