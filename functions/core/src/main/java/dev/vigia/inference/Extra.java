package dev.vigia.inference;

/**
 * A value that came under a name which the schema does not have, kept as it was sent.
 *
 * @param row the row from 0
 * @param json the value's JSON text
 */
public record Extra(int row, String name, String json) {
    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "Extra[row " + row + "]";
    }
}
