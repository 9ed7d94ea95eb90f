package dev.vigia.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposedValuesTest {
    /** Far from zero, a value's first four digits would be the same before and after. */
    @ParameterizedTest
    @CsvSource({
        "3.998, 6.4515, 4 → 6.45",
        "1000000.02, 1000012.33, 1000000 → 1000012",
        "1000000, 1000000.123, 1000000 → 1000000.12",
        "-5.00001, -5.00003, -5.00001 → -5.00003",
        "0, 0.00012, 0 → 0.000120",
        "2.5, 2.5, 2.5 → 2.5",
        "0.9, -0.00001, 0.9 → -1.00e-05",
        "1e15, 1.001e15, 1000000000000000 → 1001000000000000",
    })
    void aChangeIsSeenInItsDigits(double before, double after, String told) {
        assertThat(ProposedValues.change(before, after)).isEqualTo(told);
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertThat(ProposedValues.change(null, 7)).isEqualTo("not known → 7");
    }
}
