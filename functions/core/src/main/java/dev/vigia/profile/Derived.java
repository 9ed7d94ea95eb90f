package dev.vigia.profile;

/** A column that is made of whole rows. */
public enum Derived {
    /** How far a row is from the baseline's rows nearest to it. */
    OUTLIER_SCORE("outlier score"),
    /** How far it is from the plane in which the baseline's rows mostly lie ({@link Reconstruction}). */
    RECONSTRUCTION_ERROR("reconstruction error");

    private final String word;

    Derived(String word) {
        this.word = word;
    }

    /** What it is called. */
    public String word() {
        return word;
    }
}
