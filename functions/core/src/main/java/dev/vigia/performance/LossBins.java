package dev.vigia.performance;

import dev.vigia.stats.BinnedColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a baseline's rows are cut into bins: 0 is missing; a number has {@value #OF_NUMBERS} between its quantiles, narrower at both ends,
 * where a shift leads to; a text one for each of its most frequent values, and one for the others.
 *
 * @param columns the prediction's, then each feature's
 */
record LossBins(List<Cut> columns) {
    static final int OF_NUMBERS = BinnedColumns.MOST - 1;
    static final int MOST_NAMES = BinnedColumns.MOST - 2;

    /** Quantiles rest on so many rows, least and largest on all. */
    private static final int QUANTILES_BY = 10_000;

    private static final double[] TAIL = {.0005, .002, .005, .01, .02, .035};

    LossBins {
        columns = List.copyOf(columns);
    }

    /** How a column is cut. */
    sealed interface Cut permits OfNumbers, OfTexts {}

    /** A number's: a bin reaches up to its edge; the first and last double are the least and largest value of all. */
    static final class OfNumbers implements Cut {
        private final double[] edges;

        /** @param edges ascending, the least and the largest value among them; empty if every cell is missing */
        OfNumbers(double[] edges) {
            this.edges = edges;
        }

        double[] edges() {
            return edges;
        }

        private int bin(double value) {
            if (Double.isNaN(value)) {
                return 0;
            }
            int at = Arrays.binarySearch(edges, 1, Math.max(1, edges.length - 1), value + 0.0);
            return at >= 0 ? at : -at - 1;
        }

        private boolean isBeyond(double value) {
            return !Double.isNaN(value) && (edges.length == 0 || value < edges[0] || value > edges[edges.length - 1]);
        }
    }

    /** A text's: the frequent values, and whether there were others. */
    static final class OfTexts implements Cut {
        private final List<String> names;
        private final boolean others;
        private final Map<String, Integer> places = new HashMap<>();

        OfTexts(List<String> names, boolean others) {
            this.names = List.copyOf(names);
            this.others = others;
            names.forEach(name -> places.putIfAbsent(name, places.size() + 1));
        }

        List<String> names() {
            return names;
        }

        boolean others() {
            return others;
        }
    }

    static LossBins of(LossSample sample) {
        return new LossBins(sample.columns().parallelStream()
                .map(column -> switch (column) {
                    case LossSample.Numbers numbers -> numbers(numbers, sample.size());
                    case LossSample.Texts texts -> texts(texts, sample.size());
                })
                .toList());
    }

    private static Cut numbers(LossSample.Numbers numbers, int size) {
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < size; row++) {
            double value = numbers.value(row);
            least = value < least ? value : least;
            largest = value > largest ? value : largest;
        }
        int step = Math.max(1, size / QUANTILES_BY);
        double[] sorted = IntStream.range(0, size / step)
                .mapToDouble(i -> numbers.value(i * step) + 0.0)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new OfNumbers(least <= largest ? new double[] {least, largest} : new double[0]);
        }
        int inner = OF_NUMBERS - 1;
        double[] edges = new double[inner + 2];
        edges[0] = least;
        int used = 1;
        for (int i = 0; i < inner; i++) {
            double edge = sorted[(int) (level(i, inner) * (sorted.length - 1))];
            if (used == 1 || edge != edges[used - 1]) {
                edges[used++] = edge;
            }
        }
        edges[used++] = largest;
        return new OfNumbers(Arrays.copyOf(edges, used));
    }

    private static double level(int edge, int edges) {
        int last = edges - 1 - edge;
        if (edge < TAIL.length) {
            return TAIL[edge];
        }
        if (last < TAIL.length) {
            return 1 - TAIL[last];
        }
        double end = TAIL[TAIL.length - 1];
        return end + (edge - TAIL.length + 1) * (1 - 2 * end) / (edges - 2.0 * TAIL.length + 1);
    }

    private static Cut texts(LossSample.Texts texts, int size) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < size; row++) {
            String value = texts.value(row);
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        List<String> names = new ArrayList<>(counts.keySet());
        names.sort(Comparator.comparingInt((String name) -> -counts.getOrDefault(name, 0))
                .thenComparing(Comparator.naturalOrder()));
        return new OfTexts(names.subList(0, Math.min(MOST_NAMES, names.size())), names.size() > MOST_NAMES);
    }

    /** The rows of a sample, each column cut. */
    BinnedColumns cut(LossSample sample) {
        return columns(bytes(sample));
    }

    /** Columns that were cut. */
    BinnedColumns columns(byte[][] bytes) {
        boolean[] named = new boolean[columns.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = columns.get(i) instanceof OfTexts;
        }
        return new BinnedColumns(bytes, named);
    }

    byte[][] bytes(LossSample sample) {
        byte[][] bytes = new byte[columns.size()][sample.size()];
        IntStream.range(0, bytes.length).parallel().forEach(i -> {
            for (int row = 0; row < sample.size(); row++) {
                bytes[i][row] = (byte) bin(sample.columns().get(i), columns.get(i), row);
            }
        });
        return bytes;
    }

    private static int bin(LossSample.Kept column, Cut cut, int row) {
        return switch (cut) {
            case OfNumbers numbers -> column instanceof LossSample.Numbers values ? numbers.bin(values.value(row)) : 0;
            case OfTexts texts -> {
                String value = column instanceof LossSample.Texts values ? values.value(row) : null;
                yield value == null ? 0 : texts.places.getOrDefault(value, BinnedColumns.MOST - 1);
            }
        };
    }

    /** Whether a row has in a column what no baseline row has. */
    boolean isBeyond(LossSample sample, int column, int row) {
        LossSample.Kept kept = sample.columns().get(column);
        return switch (columns.get(column)) {
            case OfNumbers numbers -> kept instanceof LossSample.Numbers values && numbers.isBeyond(values.value(row));
            case OfTexts texts ->
                kept instanceof LossSample.Texts values
                        && values.value(row) != null
                        && !texts.others
                        && !texts.places.containsKey(values.value(row));
        };
    }
}
