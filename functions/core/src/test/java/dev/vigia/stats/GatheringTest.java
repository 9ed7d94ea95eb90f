package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final double[] EDGES = {0, 1, 2, 3, 4};

    private static BinnedSample sample(double... counts) {
        return new BinnedSample(java.util.Arrays.copyOf(EDGES, counts.length + 1), counts);
    }

    @Test
    void valuesBeyondWhatTheBaselineExpectsAreTakenOut() {
        Gathering found = Gathering.of(sample(100, 100, 100, 100), sample(120, 100, 80, 300))
                .orElseThrow();
        assertThat(found.share()).isCloseTo((300 - 150) / 600.0, within(1e-12));
        assertThat(found.rest().count(3)).isEqualTo(150);
        assertThat(found.rest().count(0)).isEqualTo(120);
        assertThat(found.rest().size()).isEqualTo(450);
    }

    @Test
    void ofTwoTheFartherIsTaken() {
        Gathering first =
                Gathering.of(sample(400, 400, 10, 10), sample(0, 300, 300, 220)).orElseThrow();
        assertThat(first.rest().count(2)).isEqualTo(10);
        assertThat(first.rest().count(3)).isEqualTo(220);
        Gathering second =
                Gathering.of(sample(400, 400, 10, 10), sample(0, 300, 220, 300)).orElseThrow();
        assertThat(second.rest().count(2)).isEqualTo(220);
        assertThat(second.rest().count(3)).isEqualTo(10);
    }

    /** (26 − 8) / √(8 + 1) is six; the same in the first bin as in a later one. */
    @Test
    void upToSixStandardErrorsAreChance() {
        assertThat(Gathering.of(sample(8, 92), sample(26, 74))).isEmpty();
        assertThat(Gathering.of(sample(8, 92), sample(27, 73))).isPresent();
        assertThat(Gathering.of(sample(92, 8), sample(74, 26))).isEmpty();
        assertThat(Gathering.of(sample(92, 8), sample(73, 27))).isPresent();
    }

    @Test
    void nothingGathersWhereValuesLack() {
        assertThat(Gathering.of(sample(0, 0), sample(30, 3))).isEqualTo(Optional.empty());
        assertThat(Gathering.of(sample(10, 10), sample(0, 0))).isEqualTo(Optional.empty());
        assertThat(Gathering.of(sample(), sample())).isEqualTo(Optional.empty());
    }
}
