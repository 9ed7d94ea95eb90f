package dev.vigia.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The columns of a model's rows, in order: its features and, with {@link Role#PREDICTION}, its outputs.
 *
 * An {@code IllegalArgumentException} is thrown if empty, over 10,000 features, or a name occurs twice
 */
public record Schema(List<Feature> features) {
    private static final int MOST_FEATURES = 10_000;

    public Schema {
        features = List.copyOf(features);
        if (features.isEmpty() || features.size() > MOST_FEATURES) {
            throw new IllegalArgumentException(
                    "schema of " + features.size() + " features: expected 1 to " + MOST_FEATURES);
        }
        positions(features);
    }

    private static Map<String, Integer> positions(List<Feature> features) {
        Map<String, Integer> positions = HashMap.newHashMap(features.size());
        for (int i = 0; i < features.size(); i++) {
            String name = features.get(i).name();
            if (positions.put(name, i) != null) {
                throw new IllegalArgumentException("feature '" + name + "' stands twice in the schema");
            }
        }
        return positions;
    }

    public int size() {
        return features.size();
    }

    public Feature feature(int position) {
        return features.get(position);
    }

    /** The position of a feature; linear in the number of features, so look up once per batch, not per cell. */
    public OptionalInt position(String name) {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Positions by name, a new map. */
    public Map<String, Integer> positions() {
        return positions(features);
    }
}
