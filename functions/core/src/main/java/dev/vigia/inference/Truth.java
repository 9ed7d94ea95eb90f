package dev.vigia.inference;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What came true for one inference.
 *
 * @param value the JSON text of the value, as sent
 * @param arrived when it arrived, to the millisecond; a later one for the same row corrects it
 */
public record Truth(RowId row, String value, Instant arrived) {
    public Truth {
        arrived = arrived.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "Truth[" + row + "]";
    }
}
