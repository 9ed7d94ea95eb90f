package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Window TEN = new Window(at("10:00:00"), at("10:05:00"));

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    /** From its start on, up to but without its end. */
    @Test
    void aWindowHoldsItsStartAndNotItsEnd() {
        assertThat(TEN.contains(at("10:00:00"))).isTrue();
        assertThat(TEN.contains(at("10:04:59.999"))).isTrue();
        assertThat(TEN.contains(at("10:05:00"))).isFalse();
        assertThat(TEN.contains(at("09:59:59.999"))).isFalse();
        assertThat(TEN.length()).isEqualTo(FIVE);
    }

    @Test
    void theWindowThatHoldsAnInstantStartsAtAMultipleOfItsLength() {
        assertThat(Window.containing(at("10:00:00"), FIVE)).isEqualTo(TEN);
        assertThat(Window.containing(at("10:04:59.999"), FIVE)).isEqualTo(TEN);
        assertThat(Window.containing(at("10:05:00"), FIVE)).isEqualTo(TEN.next());
        assertThat(Window.containing(Instant.ofEpochMilli(-1), Duration.ofHours(1)))
                .isEqualTo(new Window(Instant.EPOCH.minusSeconds(3_600), Instant.EPOCH));
    }

    @Test
    void neighboursTouch() {
        assertThat(TEN.next()).isEqualTo(new Window(at("10:05:00"), at("10:10:00")));
        assertThat(TEN.previous()).isEqualTo(new Window(at("09:55:00"), at("10:00:00")));
    }

    @Test
    void theyOrderByStartThenByEnd() {
        Window longer = new Window(at("10:00:00"), at("11:00:00"));
        Window later = new Window(at("10:01:00"), at("10:02:00"));
        assertThat(Stream.of(later, longer, TEN).sorted()).containsExactly(TEN, longer, later);
        assertThat(TEN).isEqualByComparingTo(new Window(at("10:00:00"), at("10:05:00")));
    }

    @Test
    void oneThatEndsNoLaterThanItStartsIsRefused() {
        assertThatThrownBy(() -> new Window(at("10:00:00"), at("10:00:00")))
                .hasMessageContaining("expected an end after its start");
        assertThatThrownBy(() -> new Window(at("10:00:00"), at("09:00:00"))).hasMessageContaining("09:00:00Z");
    }
}
