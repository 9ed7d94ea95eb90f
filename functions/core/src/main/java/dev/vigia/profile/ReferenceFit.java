package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the reference of the outlier score from the rows that were not held out. */
final class ReferenceFit {
    /** Standardising leaves out this share at either end, so that one huge value does not set the scale. */
    private static final double TRIMMED = 0.005;

    private final List<Column> cells;
    private final int[] fitted;
    private final int[] references;

    private ReferenceFit(List<Column> cells, int[] fitted, int[] references) {
        this.cells = cells;
        this.fitted = fitted;
        this.references = references;
    }

    static RowReference of(List<ColumnLayout> layouts, List<Column> cells, HeldOut rows, long seed) {
        int[] fitted = rows.fitted();
        int size = Math.min(RowReference.SAMPLE_ROWS, (3 * fitted.length + 3) / 4);
        int[] references = IntStream.range(0, RowReference.SAMPLES)
                .flatMap(sample -> Arrays.stream(HeldOut.shuffled(fitted, seed + 1 + sample))
                        .limit(size))
                .toArray();
        return new RowReference(new ReferenceFit(cells, fitted, references).axes(layouts), size);
    }

    private List<Axis> axes(List<ColumnLayout> layouts) {
        return IntStream.range(0, layouts.size())
                .parallel()
                .mapToObj(i -> axis(i, layouts.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Axis> axis(int place, ColumnLayout layout) {
        if (layout.feature().role() != Role.FEATURE) {
            return Optional.empty();
        }
        if (cells.get(place) instanceof NumberColumn numbers) {
            return Optional.of(axis(place, numbers));
        }
        return layout instanceof ColumnLayout.OfCategory category
                        && !category.categories().open()
                        && cells.get(place) instanceof TextColumn texts
                ? Optional.of(axis(place, texts, category.categories()))
                : Optional.empty();
    }

    private NumberAxis axis(int place, NumberColumn column) {
        double[] sorted = Arrays.stream(fitted)
                .mapToDouble(column::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        Spread spread = spread(sorted);
        float[] numbers = new float[references.length];
        boolean[] missing = new boolean[references.length];
        for (int i = 0; i < references.length; i++) {
            double value = column.value(references[i]);
            missing[i] = column.cell(references[i]).isMissing();
            numbers[i] = Double.isNaN(value) ? 0 : NumberAxis.standardised(value, spread.mean(), spread.deviation());
        }
        long absent = Arrays.stream(fitted)
                .filter(row -> column.cell(row).isMissing())
                .count();
        double share = (absent + 0.5) / (fitted.length + 1);
        float weight = Axis.weight(share, entropy(share) + entropy(1 - share));
        return new NumberAxis(place, spread.mean(), spread.deviation(), weight, numbers, missing);
    }

    /** Of the values but the outermost; if those are all equal, of all; of no values, a constant nothing equals. */
    private static Spread spread(double[] sorted) {
        if (sorted.length == 0) {
            return new Spread(Double.NaN, 0);
        }
        int cut = (int) (TRIMMED * sorted.length);
        Spread bulk = Spread.of(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
        return bulk.deviation() > 0 ? bulk : Spread.of(sorted);
    }

    private CategoryAxis axis(int place, TextColumn column, Categories categories) {
        int listed = categories.listed().size();
        long[] counts = new long[listed + 2]; // listed, missing, the rest
        for (int row : fitted) {
            counts[Math.min(slot(column, row, categories), listed + 1)]++;
        }
        double total = fitted.length + 0.5 * counts.length;
        double entropy = Arrays.stream(counts)
                .mapToDouble(count -> entropy((count + 0.5) / total))
                .sum();
        float rest = Axis.weight(1.5 / total, entropy);
        float unknown = categories.areAllListed() ? Axis.MOST_WEIGHT : rest;
        int rare = mostUnlisted(column, categories);
        float[] weights = new float[listed + 1];
        for (int i = 0; i < weights.length; i++) {
            // what only held-out rows have is as new to these rows as a new category is
            float seldom = i < listed ? unknown : Axis.MOST_WEIGHT;
            weights[i] = counts[i] > (i < listed ? rare : 0) ? Axis.weight((counts[i] + 0.5) / total, entropy) : seldom;
        }
        int[] codes = Arrays.stream(references)
                .map(row -> slot(column, row, categories))
                .map(slot -> slot == listed ? Axis.MISSING : slot > listed || counts[slot] <= rare ? Axis.BROKEN : slot)
                .toArray();
        return new CategoryAxis(place, categories, weights, rest, codes);
    }

    /**
     * The most fitted rows of a category that is not listed. What is listed was chosen by all rows: one that has no more
     * fitted rows than that may be listed for its held-out ones only, and so is as rare as those.
     */
    private int mostUnlisted(TextColumn column, Categories categories) {
        if (categories.areAllListed()) {
            return 0;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int row : fitted) {
            String text = column.value(row);
            if (text != null && categories.index(text) == Categories.REST) {
                counts.merge(text, 1, Integer::sum);
            }
        }
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The place of a listed category, then that of missing, then that of anything else. */
    private static int slot(TextColumn column, int row, Categories categories) {
        int listed = categories.listed().size();
        if (column.cell(row).isMissing()) {
            return listed;
        }
        String text = column.value(row);
        int place = text == null ? Categories.NEW : categories.index(text);
        return place >= 0 ? place : listed + 1;
    }

    /** −p ln p. */
    private static double entropy(double share) {
        return -share * StrictMath.log(share);
    }
}
