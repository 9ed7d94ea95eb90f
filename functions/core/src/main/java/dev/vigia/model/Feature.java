package dev.vigia.model;

/**
 * One column of a model's rows.
 *
 * @param name 1 to 255 characters, unique in its schema
 */
public record Feature(String name, FeatureType type, Role role, Sensitivity sensitivity, Constraints constraints) {
    private static final int LONGEST_NAME = 255;

    public Feature {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "feature name of " + name.length() + " characters: expected 1 to " + LONGEST_NAME);
        }
    }

    /** A feature that is logged as sent, without limits. */
    public static Feature of(String name, FeatureType type, Role role) {
        return new Feature(name, type, role, Sensitivity.NONE, Constraints.NONE);
    }

    public static Feature number(String name) {
        return of(name, FeatureType.NUMBER, Role.FEATURE);
    }

    public static Feature category(String name) {
        return of(name, FeatureType.CATEGORY, Role.FEATURE);
    }

    public static Feature prediction(String name, FeatureType type) {
        return of(name, type, Role.PREDICTION);
    }
}
