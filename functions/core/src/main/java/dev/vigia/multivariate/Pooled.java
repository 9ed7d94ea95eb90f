package dev.vigia.multivariate;

import dev.vigia.model.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two samples as one, the baseline's rows first: what is made of values here does not depend on which sample they are of, so
 * that rows of an unchanged window could change places with the baseline's.
 *
 * @param baselineRows how many of the rows are the baseline's
 */
record Pooled(int baselineRows, int windowRows, List<Coded> columns) {
    /** The most categories that are told apart; the others are one. */
    static final int MOST_CATEGORIES = 31;

    /** A feature's cells. */
    sealed interface Coded permits Ranked, Named {
        Feature feature();
    }

    /** Of a number: mid-ranks over all present values, in (0, 1); NaN where missing. */
    static final class Ranked implements Coded {
        private final Feature feature;
        private final double[] ranks;

        Ranked(Feature feature, double[] ranks) {
            this.feature = feature;
            this.ranks = ranks;
        }

        @Override
        public Feature feature() {
            return feature;
        }

        double[] ranks() {
            return ranks;
        }
    }

    /** Of texts: places in {@code names}, which are in order of frequency; one more for the others; −1 where missing. */
    static final class Named implements Coded {
        private final Feature feature;
        private final List<String> names;
        private final int[] codes;

        Named(Feature feature, List<String> names, int[] codes) {
            this.feature = feature;
            this.names = names;
            this.codes = codes;
        }

        @Override
        public Feature feature() {
            return feature;
        }

        List<String> names() {
            return names;
        }

        int[] codes() {
            return codes;
        }
    }

    static Pooled of(JointRows baseline, JointRows window) {
        List<Coded> columns = IntStream.range(0, baseline.features().size())
                .parallel()
                .mapToObj(i -> coded(baseline.features().get(i), baseline.column(i), window.column(i)))
                .toList();
        return new Pooled(baseline.size(), window.size(), columns);
    }

    int rows() {
        return baselineRows + windowRows;
    }

    private static Coded coded(Feature feature, JointRows.Cells baseline, JointRows.Cells window) {
        return switch (baseline) {
            case JointRows.Numbers before
            when window instanceof JointRows.Numbers after ->
                new Ranked(feature, ranks(concat(before.values(), after.values())));
            case JointRows.Texts before
            when window instanceof JointRows.Texts after -> named(feature, concat(before.values(), after.values()));
            case JointRows.Numbers any -> throw mixed(feature);
            case JointRows.Texts any -> throw mixed(feature);
        };
    }

    private static IllegalArgumentException mixed(Feature feature) {
        return new IllegalArgumentException("'" + feature.name() + "' is of two types: expected samples of one schema");
    }

    private static double[] concat(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static @Nullable String[] concat(@Nullable String[] first, @Nullable String[] second) {
        @Nullable String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Mid-ranks, divided by how many there are and a half at either end apart. */
    static double[] ranks(double[] values) {
        double[] sorted = new double[values.length];
        int size = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sorted[size++] = value + 0.0; // −0 and 0 are one value
            }
        }
        Arrays.sort(sorted, 0, size);
        double[] middles = middles(sorted, size);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Double.isNaN(values[i])
                    ? Double.NaN
                    : middles[Arrays.binarySearch(sorted, 0, size, values[i] + 0.0)];
        }
        return ranks;
    }

    /** For each place of sorted values, the middle of the places that are equal to it. */
    private static double[] middles(double[] sorted, int size) {
        double[] middles = new double[size];
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(middles, from, to, (from + to) / 2.0 / size);
            from = to;
        }
        return middles;
    }

    private static Named named(Feature feature, @Nullable String[] values) {
        Map<String, Integer> counts = new HashMap<>();
        for (String value : values) {
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        List<String> names = new ArrayList<>(counts.keySet());
        names.sort(Comparator.comparingInt((String name) -> -counts.getOrDefault(name, 0))
                .thenComparing(Comparator.naturalOrder()));
        List<String> told = List.copyOf(names.subList(0, Math.min(MOST_CATEGORIES, names.size())));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            places.put(told.get(i), i);
        }
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            String value = values[i];
            codes[i] = value == null ? -1 : places.getOrDefault(value, told.size());
        }
        return new Named(feature, told, codes);
    }
}
