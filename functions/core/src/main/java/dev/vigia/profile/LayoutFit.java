package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.stats.GoodTuring;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Finds bins and categories from a baseline's rows. */
final class LayoutFit {
    private LayoutFit() {}

    static List<ColumnLayout> of(List<Feature> features, List<Column> cells) {
        return IntStream.range(0, features.size())
                .parallel() // sorting takes most of the time that a baseline takes
                .mapToObj(i -> of(features.get(i), cells.get(i)))
                .toList();
    }

    private static ColumnLayout of(Feature feature, Column cells) {
        return switch (cells) {
            case NumberColumn numbers -> new ColumnLayout.OfNumber(feature, BinEdges.of(finite(numbers)));
            case TextColumn texts -> new ColumnLayout.OfCategory(feature, categories(feature, texts));
        };
    }

    /** The finite values in rising order. */
    private static double[] finite(NumberColumn numbers) {
        double[] values = new double[numbers.size()];
        int size = 0;
        for (int row = 0; row < numbers.size(); row++) {
            double value = numbers.value(row) + 0.0;
            if (numbers.cell(row) == Cell.PRESENT && Double.isFinite(value)) {
                values[size++] = value;
            }
        }
        double[] finite = Arrays.copyOf(values, size);
        Arrays.sort(finite);
        return finite;
    }

    private static Categories categories(Feature feature, TextColumn texts) {
        Map<String, Long> counts = new HashMap<>();
        IntStream.range(0, texts.size())
                .filter(row -> texts.cell(row) == Cell.PRESENT)
                .forEach(row -> counts.merge(Objects.requireNonNull(texts.value(row)), 1L, Long::sum));
        boolean open = feature.role() == Role.IDENTIFIER
                || feature.type() == FeatureType.TIMESTAMP
                || counts.size() > Categories.MOST_KNOWN
                || counts.keySet().stream().anyMatch(text -> text.length() > Categories.LONGEST)
                || isMostlyUnseen(counts);
        return Categories.of(counts, open);
    }

    /** Whether most values of new rows are ones that these lack: references, mail addresses, free text. */
    private static boolean isMostlyUnseen(Map<String, Long> counts) {
        long rows = counts.values().stream().mapToLong(Long::longValue).sum();
        long once = counts.values().stream().filter(count -> count == 1).count();
        long twice = counts.values().stream().filter(count -> count == 2).count();
        return new GoodTuring(rows, once, twice).isOpen();
    }
}
