package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DispersionTest {
    @Test
    void fewerRowsHaveLessOfItAndMoreHaveMore() {
        Dispersion dispersion = new Dispersion(5, 400);
        assertThat(dispersion.at(400)).isEqualTo(5);
        assertThat(dispersion.at(100)).isEqualTo(3);
        assertThat(dispersion.at(4_000)).isCloseTo(41, within(1e-9));
        assertThat(dispersion.worth(400)).isEqualTo(80);
        assertThat(dispersion.worth(4_000)).isEqualTo(98);
        assertThat(dispersion.worth(0)).isZero();
        assertThat(dispersion.worth(1)).isEqualTo(1);
    }

    @Test
    void independentRowsAreWorthThemselves() {
        assertThat(Dispersion.NONE.worth(123_456)).isEqualTo(123_456);
        assertThatThrownBy(() -> new Dispersion(0.9, 10)).hasMessageContaining("from 1");
        assertThatThrownBy(() -> new Dispersion(2, 0)).hasMessageContaining("above 0");
    }
}
