package dev.vigia.inference;

import java.time.Instant;

/**
 * What came true for one inference.
 *
 * @param value the JSON text of the value, as sent
 * @param arrived when it arrived; a later one for the same row corrects it
 */
public record Truth(RowId row, String value, Instant arrived) {
    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "Truth[" + row + "]";
    }
}
