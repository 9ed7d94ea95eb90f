package dev.vigia.local.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Features of which the same is said, to be told in one line.
 *
 * @param first the first of them
 * @param features their names, one or more
 */
record Alike<T>(T first, List<String> features) {
    private static final int NAMED = 3;

    Alike {
        features = List.copyOf(features);
    }

    /** Those with an equal sentence together, in the order in which each sentence is first said. */
    static <T> List<Alike<T>> of(List<T> all, Function<T, String> feature, Function<T, String> sentence) {
        Map<String, List<T>> together = new LinkedHashMap<>();
        all.forEach(one -> together.computeIfAbsent(sentence.apply(one), any -> new ArrayList<>())
                .add(one));
        return together.values().stream()
                .map(some ->
                        new Alike<>(some.getFirst(), some.stream().map(feature).toList()))
                .toList();
    }

    /** How many features they are. */
    static int count(List<? extends Alike<?>> all) {
        return all.stream().mapToInt(some -> some.features().size()).sum();
    }

    /** Their names; of more than {@value #NAMED} the first two and how many more there are. */
    String names() {
        return features.size() <= NAMED
                ? String.join(", ", features)
                : features.get(0) + ", " + features.get(1) + " and " + (features.size() - 2) + " more";
    }
}
