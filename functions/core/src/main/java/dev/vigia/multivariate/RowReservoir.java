package dev.vigia.multivariate;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a uniform sample of rows: at most {@value #MOST_ROWS}, and of many features so many that {@value #MOST_CELLS} cells
 * are kept (Vitter's algorithm R, 1985, doi:10.1145/3147.3165). The same rows in the same order with the same seed give the
 * same sample. Timestamps, identifiers, predictions and truth are left out. Not thread-safe.
 */
public final class RowReservoir {
    /** The most rows that are kept. */
    public static final int MOST_ROWS = 10_000;

    private static final int MOST_CELLS = 1_500_000;

    private final List<Feature> features;
    private final List<Kept> columns = new ArrayList<>();
    private final SplittableRandom random;
    private final int most;
    private @Nullable Schema matched;
    private int[] positions = new int[0];
    private long seen;

    /** @param schema of which the features are kept */
    public RowReservoir(Schema schema, long seed) {
        this(schema, seed, MOST_ROWS);
    }

    /**
     * One of fewer rows.
     *
     * @param schema of which the features are kept
     * @param mostRows how many rows are kept at most
     */
    public RowReservoir(Schema schema, long seed, int mostRows) {
        features = JointRows.compared(schema);
        features.forEach(feature -> columns.add(feature.type().isNumeric() ? new KeptNumbers() : new KeptTexts()));
        most = Math.min(mostRows, MOST_CELLS / Math.max(1, features.size()));
        random = new SplittableRandom(seed);
    }

    /** Offers rows; a feature that they do not have is missing in them. */
    public RowReservoir add(Rows rows) {
        for (int row = 0; row < rows.size(); row++) {
            add(rows, row);
        }
        return this;
    }

    /** Offers one of some rows. */
    public RowReservoir add(Rows rows, int row) {
        match(rows.schema());
        long place = seen < most ? seen : random.nextLong(seen + 1);
        seen++;
        if (place < most) {
            put(rows, row, (int) place);
        }
        return this;
    }

    /** How many rows are kept at most: as many as are offered up to that, in their order. */
    public int most() {
        return most;
    }

    private void match(Schema schema) {
        if (!Objects.equals(matched, schema)) {
            positions = features.stream()
                    .mapToInt(feature -> schema.position(feature.name()).orElse(-1))
                    .toArray();
            matched = schema;
        }
    }

    private void put(Rows rows, int row, int place) {
        for (int i = 0; i < positions.length; i++) {
            columns.get(i).put(place, positions[i] < 0 ? null : rows.column(positions[i]), row);
        }
    }

    /** What is kept so far. */
    public JointRows rows() {
        int size = (int) Math.min(seen, most);
        return new JointRows(
                features, columns.stream().map(column -> column.cells(size)).toList(), size, seen);
    }

    private sealed interface Kept {
        void put(int place, @Nullable Column column, int row);

        JointRows.Cells cells(int size);
    }

    private static final class KeptNumbers implements Kept {
        private double[] values = new double[1024];

        @Override
        public void put(int place, @Nullable Column column, int row) {
            if (place == values.length) {
                values = Arrays.copyOf(values, place * 2);
            }
            values[place] = column instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN;
        }

        @Override
        public JointRows.Cells cells(int size) {
            return new JointRows.Numbers(Arrays.copyOf(values, size));
        }
    }

    private static final class KeptTexts implements Kept {
        private @Nullable String[] values = new String[1024];

        @Override
        public void put(int place, @Nullable Column column, int row) {
            if (place == values.length) {
                values = Arrays.copyOf(values, place * 2);
            }
            values[place] =
                    column instanceof TextColumn texts && texts.cell(row) == Cell.PRESENT ? texts.value(row) : null;
        }

        @Override
        public JointRows.Cells cells(int size) {
            return new JointRows.Texts(Arrays.copyOf(values, size));
        }
    }
}
