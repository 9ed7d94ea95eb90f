package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DueWindowsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Cadence HOURLY =
            new Cadence(HOUR, Duration.ofSeconds(90), HOUR, List.of(HOUR, Duration.ofDays(1)));
    private static final Cadence QUICK = new Cadence(
            Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(15), List.of(Duration.ofSeconds(20)));

    @Test
    void aWindowIsDueOnceItsGraceIsOver() {
        DueWindows due = new DueWindows(Dated.always(HOURLY), cadence -> List.of(cadence.bucket()));
        assertThat(due.at(NOON.plusSeconds(89), NOON.minus(HOUR), DueWindowsTest::none))
                .isEmpty();
        assertThat(due.at(NOON.plusSeconds(90), NOON.minus(HOUR), DueWindowsTest::none))
                .containsExactly(hour(11));
    }

    @Test
    void itGoesOnAfterTheNewestCheckedWindow() {
        DueWindows due = new DueWindows(Dated.always(HOURLY), cadence -> List.of(cadence.bucket()));
        assertThat(due.at(NOON.plusSeconds(90), NOON.minus(Duration.ofHours(9)), length -> Optional.of(hour(9).to())))
                .containsExactly(hour(10), hour(11));
    }

    @Test
    void aWindowThatBeginsBeforeTheStartIsNotDue() {
        DueWindows due = new DueWindows(Dated.always(HOURLY), cadence -> List.of(cadence.bucket()));
        assertThat(due.at(NOON.plusSeconds(90), hour(10).from().plusMillis(1), DueWindowsTest::none))
                .containsExactly(hour(11));
    }

    @Test
    void noWindowReachesOverAChangeOfCadence() {
        Instant change = NOON.plusSeconds(7);
        Dated<Cadence> cadence =
                new Dated<>(List.of(new Dated.Entry<>(Instant.EPOCH, HOURLY), new Dated.Entry<>(change, QUICK)));
        DueWindows due = new DueWindows(cadence, held -> List.of(held.bucket()));
        assertThat(due.at(NOON.plusSeconds(91), hour(11).from(), DueWindowsTest::none))
                .hasSize(17)
                .startsWith(
                        hour(11),
                        new Window(NOON.plusSeconds(10), NOON.plusSeconds(15)),
                        new Window(NOON.plusSeconds(15), NOON.plusSeconds(20)));
    }

    @Test
    void severalLengthsComeInOrderOfTheirEndTheShorterFirst() {
        DueWindows due = new DueWindows(Dated.always(HOURLY), Cadence::drift);
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        List<Window> windows =
                due.at(midnight.plusSeconds(90), midnight.minus(Duration.ofDays(1)), DueWindowsTest::none);
        assertThat(windows).hasSize(25).endsWith(new Window(midnight.minus(Duration.ofDays(1)), midnight));
    }

    private static Window hour(int hour) {
        Instant from = NOON.minus(Duration.ofHours(12)).plus(Duration.ofHours(hour));
        return new Window(from, from.plus(HOUR));
    }

    private static Optional<Instant> none(Duration length) {
        return Optional.empty();
    }
}
