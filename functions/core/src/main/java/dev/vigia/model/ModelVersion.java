package dev.vigia.model;

/** One version of a model: the model's name and a whole number from 1. */
public record ModelVersion(ModelName model, int number) {
    public ModelVersion {
        if (number < 1) {
            throw new IllegalArgumentException("version " + number + ": expected a whole number from 1");
        }
    }

    /** The form used in keys: {@code model#version}. */
    public String key() {
        return model.value() + "#" + number;
    }

    /** Reads {@link #key()}. */
    public static ModelVersion ofKey(String key) {
        int hash = key.indexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException("'" + key + "': expected model#version");
        }
        return new ModelVersion(new ModelName(key.substring(0, hash)), Integer.parseInt(key.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return model + " version " + number;
    }
}
