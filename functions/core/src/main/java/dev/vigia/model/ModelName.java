package dev.vigia.model;

import java.util.regex.Pattern;

/**
 * A model's name: 1 to 63 of {@code a-z}, {@code 0-9} and {@code -}, not beginning with a hyphen.
 *
 * An {@code IllegalArgumentException} is thrown for any other text
 */
public record ModelName(String value) implements Comparable<ModelName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public ModelName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("model name '" + abbreviate(value)
                    + "': expected 1 to 63 of a-z, 0-9 and -, beginning with a letter or digit");
        }
    }

    private static String abbreviate(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }

    @Override
    public int compareTo(ModelName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
