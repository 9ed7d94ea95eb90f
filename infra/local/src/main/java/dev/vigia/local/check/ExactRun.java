package dev.vigia.local.check;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.stats.ExactMeasures;
import dev.vigia.stats.Measure;
import dev.vigia.stats.TwoSampleCounts;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Measures from the raw values of both files, which are all held: eight bytes for each number of either. Booleans are
 * categories here; timestamps and identifiers are not measured.
 */
final class ExactRun {
    private final Map<String, Values> features = new LinkedHashMap<>();

    private ExactRun(Schema schema) {
        for (Feature feature : schema.features()) {
            values(feature).ifPresent(values -> features.put(feature.name(), values));
        }
    }

    private static Optional<Values> values(Feature feature) {
        if (feature.role() != Role.FEATURE && feature.role() != Role.PREDICTION) {
            return Optional.empty();
        }
        return switch (feature.type()) {
            case NUMBER, INTEGER -> Optional.of(new Numbers());
            case BOOLEAN, CATEGORY, TEXT -> Optional.of(new Texts());
            case TIMESTAMP -> Optional.empty();
        };
    }

    /** The measures of every feature, by its name and then by their words. */
    static Map<String, Map<String, Measure>> of(RowReader baseline, RowReader current, Reference reference)
            throws IOException {
        ExactRun run = new ExactRun(reference.schema());
        baseline.<Rows>rows(
                reference.schema(), reference.ignored(), () -> (first, rows) -> rows, rows -> run.add(rows, 0));
        current.<Rows>rows(
                reference.schema(), reference.ignored(), () -> (first, rows) -> rows, rows -> run.add(rows, 1));
        Map<String, Map<String, Measure>> measures = new LinkedHashMap<>();
        run.features.forEach((name, values) -> measures.put(name, values.measures()));
        return measures;
    }

    private void add(Rows rows, int sample) {
        for (int i = 0; i < rows.schema().size(); i++) {
            Values values = features.get(rows.schema().feature(i).name());
            if (values != null) {
                values.add(rows.column(i), sample);
            }
        }
    }

    /** A feature's values of both samples. */
    private sealed interface Values {
        void add(Column column, int sample);

        Map<String, Measure> measures();
    }

    private static final class Numbers implements Values {
        private final double[][] values = {new double[1024], new double[1024]};
        private final int[] sizes = new int[2];

        @Override
        public void add(Column column, int sample) {
            if (!(column instanceof NumberColumn numbers)) {
                return;
            }
            for (int row = 0; row < numbers.size(); row++) {
                double value = numbers.value(row);
                if (Double.isFinite(value)) {
                    put(sample, value);
                }
            }
        }

        private void put(int sample, double value) {
            if (sizes[sample] == values[sample].length) {
                values[sample] = Arrays.copyOf(values[sample], sizes[sample] * 2);
            }
            values[sample][sizes[sample]++] = value;
        }

        @Override
        public Map<String, Measure> measures() {
            return ExactMeasures.ofNumbers(Arrays.copyOf(values[0], sizes[0]), Arrays.copyOf(values[1], sizes[1]));
        }
    }

    private static final class Texts implements Values {
        private final Map<String, long[]> counts = new HashMap<>();

        @Override
        public void add(Column column, int sample) {
            for (int row = 0; row < column.size(); row++) {
                if (column.cell(row) == Cell.PRESENT) {
                    counts.computeIfAbsent(text(column, row), any -> new long[2])[sample]++;
                }
            }
        }

        private static String text(Column column, int row) {
            return switch (column) {
                case NumberColumn flags -> flags.value(row) == 0 ? "false" : "true";
                case TextColumn texts -> String.valueOf(texts.value(row));
            };
        }

        @Override
        public Map<String, Measure> measures() {
            String[] names = counts.keySet().stream().sorted().toArray(String[]::new);
            return ExactMeasures.ofCategories(TwoSampleCounts.of(of(names, 0), of(names, 1)));
        }

        private long[] of(String[] names, int sample) {
            return Arrays.stream(names)
                    .mapToLong(name -> counts.getOrDefault(name, new long[2])[sample])
                    .toArray();
        }
    }
}
