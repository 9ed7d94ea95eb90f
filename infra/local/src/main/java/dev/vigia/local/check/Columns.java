package dev.vigia.local.check;

import dev.vigia.model.FeatureType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of a file's columns.
 *
 * @param features the only columns that are features, with their types where they are not to be inferred; empty: all
 * @param ignored columns that are left out
 * @param prediction the model's output
 * @param truth the label
 */
public record Columns(
        List<Named> features,
        Set<String> ignored,
        @Nullable String prediction,
        @Nullable String truth) {
    /** Nothing said: every column is a feature. */
    public static final Columns ALL = new Columns(List.of(), Set.of(), null, null);

    /** A column and its type; null where it is to be inferred. */
    public record Named(String name, @Nullable FeatureType type) {}

    public Columns {
        features = List.copyOf(features);
        ignored = Set.copyOf(ignored);
    }

    boolean isRole(String name) {
        return name.equals(prediction) || name.equals(truth);
    }

    /** Whether a column is read at all. */
    boolean isWanted(String name) {
        return isRole(name)
                || (!ignored.contains(name)
                        && (features.isEmpty() || named(name).isPresent()));
    }

    Optional<Named> named(String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }
}
