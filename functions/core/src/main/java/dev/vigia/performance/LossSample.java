package dev.vigia.performance;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A uniform sample of rows with their features, the prediction and its error: at most {@value #MOST_ROWS} to learn from and
 * {@value #MOST_ESTIMATED} to estimate, and of many features so many that {@value #MOST_CELLS} cells are kept. Not thread-safe.
 */
final class LossSample {
    static final int MOST_ROWS = 100_000;
    static final int MOST_ESTIMATED = 20_000;
    static final int MOST_CELLS = 3_200_000;

    private final List<Feature> features;
    private final List<Kept> columns = new ArrayList<>();
    private final SplittableRandom random;
    private final int most;
    private double[] errors = new double[1024];
    private int size;
    private long seen;

    /** A feature's cells, of a number NaN and of a text null where missing. */
    sealed interface Kept permits Numbers, Texts {
        void put(int place, @Nullable Column column, int row);
    }

    /** Of a number. */
    static final class Numbers implements Kept {
        private double[] values = new double[1024];

        @Override
        public void put(int place, @Nullable Column column, int row) {
            put(place, column instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN);
        }

        private void put(int place, double value) {
            if (place == values.length) {
                values = Arrays.copyOf(values, place * 2);
            }
            values[place] = value;
        }

        double value(int row) {
            return values[row];
        }
    }

    /** Of a text. */
    static final class Texts implements Kept {
        private @Nullable String[] values = new String[1024];

        @Override
        public void put(int place, @Nullable Column column, int row) {
            if (place == values.length) {
                values = Arrays.copyOf(values, place * 2);
            }
            boolean present = column instanceof TextColumn texts && texts.cell(row) == Cell.PRESENT;
            values[place] = present && column instanceof TextColumn texts ? texts.value(row) : null;
        }

        @Nullable String value(int row) {
            return values[row];
        }
    }

    /** @param rows at most so many are kept */
    LossSample(List<Feature> features, long seed, int rows) {
        this.features = List.copyOf(features);
        columns.add(new Numbers());
        features.forEach(feature -> columns.add(feature.type().isNumeric() ? new Numbers() : new Texts()));
        most = Math.min(rows, MOST_CELLS / columns.size());
        random = new SplittableRandom(seed);
    }

    /** Those that a loss may hang on: features but times. */
    static List<Feature> features(Schema schema) {
        return schema.features().stream()
                .filter(feature -> feature.role() == Role.FEATURE && feature.type() != FeatureType.TIMESTAMP)
                .toList();
    }

    /**
     * Offers a row; a feature that it does not have is missing in it.
     *
     * @param prediction finite
     * @param truth NaN where it is not known
     */
    void add(Rows rows, int row, double prediction, double truth) {
        long place = seen < most ? seen : random.nextLong(seen + 1);
        seen++;
        if (place >= most) {
            return;
        }
        int at = (int) place;
        size = Math.max(size, at + 1);
        if (at == errors.length) {
            errors = Arrays.copyOf(errors, at * 2);
        }
        errors[at] = prediction - truth;
        if (columns.getFirst() instanceof Numbers predictions) {
            predictions.put(at, prediction);
        }
        for (int i = 0; i < features.size(); i++) {
            int position = rows.schema().position(features.get(i).name()).orElse(-1);
            columns.get(i + 1).put(at, position < 0 ? null : rows.column(position), row);
        }
    }

    /** Counts these rows as drawn from so many. */
    LossSample among(long rows) {
        seen = Math.max(seen, rows);
        return this;
    }

    List<Feature> features() {
        return features;
    }

    /** The prediction's cells, then each feature's. */
    List<Kept> columns() {
        return columns;
    }

    int size() {
        return size;
    }

    /** How many rows were offered. */
    long seen() {
        return seen;
    }

    /** Prediction less truth; NaN where that is not known. */
    double[] errors() {
        return Arrays.copyOf(errors, size);
    }
}
