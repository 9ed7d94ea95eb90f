package dev.vigia.outlier;

import static dev.vigia.outlier.RuleSample.KINDS;
import static dev.vigia.outlier.RuleSample.WINDOW;

import dev.vigia.check.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions on one column under which a sample's unusual rows stand out most. */
final class BoxSearch {
    /** Cuts of a number, at quantiles of the unusual rows. */
    private static final int CUTS = 24;

    private static final int MOST_CATEGORIES = 3;
    private static final int MOST_LOOKED_AT = 20;

    private BoxSearch() {}

    /** About how many conditions are tried on a column. */
    static double tried(RuleSample sample, int column) {
        return sample.table(WINDOW).isNumber(column)
                ? (CUTS + 1.0) * (CUTS + 2) / 2
                : Math.max(1, counts(sample, column).size());
    }

    /** The best few, best first; none if there are none of which rows are left. */
    static List<Box> best(RuleSample sample, int column) {
        return sample.table(WINDOW).isNumber(column) ? numbers(sample, column) : texts(sample, column);
    }

    private static List<Box> numbers(RuleSample sample, int column) {
        double[] cuts = cuts(sample, column);
        double[][] upTo = new double[KINDS][];
        for (int kind = 0; kind < upTo.length; kind++) {
            upTo[kind] = cumulative(sample, kind, column, cuts);
        }
        Box.@Nullable Interval best = null;
        Box.@Nullable Interval sided = null;
        double most = 0;
        double mostSided = 0;
        int last = cuts.length + 1;
        for (int i = 0; i < last; i++) {
            for (int j = i + 1; j <= last; j++) {
                double evidence = sample.evidence(between(upTo, i, j));
                boolean whole = i == 0 && j == last;
                if (!whole && evidence > most) {
                    most = evidence;
                    best = interval(column, cuts, i, j);
                }
                if (!whole && (i == 0 || j == last) && evidence > mostSided) {
                    mostSided = evidence;
                    sided = interval(column, cuts, i, j);
                }
            }
        }
        List<Box> boxes = new ArrayList<>();
        if (best != null) {
            boxes.add(best);
        }
        if (sided != null && !sided.equals(best)) {
            boxes.add(sided);
        }
        Box missing = new Box.Missing(column);
        if (sample.where(missing).evidence() > most) {
            boxes.addFirst(missing);
        }
        return boxes;
    }

    private static double[] between(double[][] upTo, int from, int to) {
        double[] sums = new double[KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            sums[kind] = upTo[kind][to] - upTo[kind][from];
        }
        return sums;
    }

    private static Box.Interval interval(int column, double[] cuts, int from, int to) {
        return new Box.Interval(
                column,
                from == 0 ? Double.NEGATIVE_INFINITY : cuts[from - 1],
                to == cuts.length + 1 ? Double.POSITIVE_INFINITY : cuts[to - 1]);
    }

    private static double[] cuts(RuleSample sample, int column) {
        RowTable table = sample.table(WINDOW);
        double[] sorted = Arrays.stream(sample.rows(WINDOW))
                .mapToDouble(row -> table.number(column, row))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return sorted;
        }
        double[] cuts = new double[CUTS];
        for (int i = 0; i < CUTS; i++) {
            cuts[i] = sorted[(int) ((i + 1.0) / (CUTS + 1) * (sorted.length - 1))];
        }
        return Arrays.stream(cuts).distinct().toArray();
    }

    /** The weights of the rows that lie at or below each cut, 0 before the first, all finite and infinite ones behind the last. */
    private static double[] cumulative(RuleSample sample, int kind, int column, double[] cuts) {
        double[] counts = new double[cuts.length + 2];
        RowTable table = sample.table(kind);
        for (int row : sample.rows(kind)) {
            double value = table.number(column, row);
            if (!Double.isNaN(value)) {
                int place = Arrays.binarySearch(cuts, value);
                counts[(place < 0 ? -place - 1 : place) + 1] += table.weight(row);
            }
        }
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        return counts;
    }

    /** By text, the weights of the rows of each kind. */
    private static Map<String, double[]> counts(RuleSample sample, int column) {
        Map<String, double[]> counts = new LinkedHashMap<>();
        for (int kind = 0; kind < KINDS; kind++) {
            RowTable table = sample.table(kind);
            for (int row : sample.rows(kind)) {
                String text = table.text(column, row);
                String name = text == null ? Condition.MISSING : text;
                if (kind == WINDOW || counts.containsKey(name)) {
                    counts.computeIfAbsent(name, unseen -> new double[KINDS])[kind] += table.weight(row);
                }
            }
        }
        return counts;
    }

    /** The best text, and with it those that add to it. */
    private static List<Box> texts(RuleSample sample, int column) {
        Map<String, double[]> counts = counts(sample, column);
        List<String> texts = new ArrayList<>(counts.keySet());
        texts.sort(Comparator.<String>comparingDouble(text -> -evidence(sample, counts, List.of(text)))
                .thenComparing(Comparator.naturalOrder()));
        List<String> chosen = new ArrayList<>();
        double evidence = 0;
        for (String text : texts.subList(0, Math.min(MOST_LOOKED_AT, texts.size()))) {
            List<String> more = new ArrayList<>(chosen);
            more.add(text);
            double with = evidence(sample, counts, more);
            if (with > evidence && more.size() <= MOST_CATEGORIES) {
                chosen = more;
                evidence = with;
            }
        }
        return chosen.isEmpty() ? List.of() : List.of(new Box.Texts(column, Set.copyOf(chosen)));
    }

    private static double evidence(RuleSample sample, Map<String, double[]> counts, List<String> texts) {
        double[] sum = new double[KINDS];
        for (String text : texts) {
            double[] of = counts.getOrDefault(text, sum);
            Arrays.setAll(sum, kind -> sum[kind] + of[kind]);
        }
        return sample.evidence(sum);
    }
}
