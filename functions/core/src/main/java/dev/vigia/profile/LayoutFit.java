package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Finds bins and categories from a baseline's rows. */
final class LayoutFit {
    private LayoutFit() {}

    static List<ColumnLayout> of(List<Feature> features, List<Column> cells) {
        List<ColumnLayout> layouts = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            layouts.add(
                    switch (cells.get(i)) {
                        case NumberColumn numbers -> new ColumnLayout.OfNumber(feature, BinEdges.of(finite(numbers)));
                        case TextColumn texts -> new ColumnLayout.OfCategory(feature, categories(feature, texts));
                    });
        }
        return layouts;
    }

    /** The finite values in rising order. */
    private static double[] finite(NumberColumn numbers) {
        return IntStream.range(0, numbers.size())
                .filter(row -> numbers.cell(row) == Cell.PRESENT)
                .mapToDouble(row -> numbers.value(row) + 0.0)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static Categories categories(Feature feature, TextColumn texts) {
        Map<String, Long> counts = new HashMap<>();
        IntStream.range(0, texts.size())
                .filter(row -> texts.cell(row) == Cell.PRESENT)
                .forEach(row -> counts.merge(Objects.requireNonNull(texts.value(row)), 1L, Long::sum));
        boolean open = feature.role() == Role.IDENTIFIER
                || feature.type() == FeatureType.TIMESTAMP
                || counts.size() > Categories.MOST_KNOWN
                || counts.keySet().stream().anyMatch(text -> text.length() > Categories.LONGEST);
        return Categories.of(counts, open);
    }
}
