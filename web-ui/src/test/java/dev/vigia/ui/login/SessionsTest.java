package dev.vigia.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Sessions sessions = new Sessions(() -> now);

    @Test
    void endsWhenNobodyAsksForLong() {
        String secret = sessions.begin();

        now = now.plus(Sessions.LONGEST_IDLE).minusSeconds(1);
        assertThat(sessions.touch(secret)).isTrue();
        now = now.plus(Sessions.LONGEST_IDLE).minusSeconds(1);
        assertThat(sessions.touch(secret)).isTrue();
        now = now.plus(Sessions.LONGEST_IDLE);
        assertThat(sessions.touch(secret)).isFalse();
    }

    @Test
    void endsAfterHalfADayHoweverOftenItIsUsed() {
        String secret = sessions.begin();
        Instant end = now.plus(Sessions.LONGEST);

        while (now.isBefore(end)) {
            assertThat(sessions.touch(secret)).isTrue();
            now = now.plus(Duration.ofMinutes(10));
        }
        assertThat(sessions.touch(secret)).isFalse();
    }

    @Test
    void knowsNoSecretThatItDidNotMake() {
        assertThat(sessions.touch("")).isFalse();
        assertThat(sessions.begin()).hasSize(43).isNotEqualTo(sessions.begin());
    }

    @Test
    void hasANameThatIsNotItsSecretWhileItIsGood() {
        String secret = sessions.begin();

        assertThat(sessions.name(secret)).get(InstanceOfAssertFactories.STRING).matches("[0-9a-f]{8}");
        assertThat(sessions.name(secret))
                .isEqualTo(sessions.name(secret))
                .isNotEqualTo(sessions.name(sessions.begin()));
        assertThat(sessions.touch(sessions.name(secret).orElseThrow())).isFalse();
        assertThat(sessions.name("made up")).isEmpty();
        now = now.plus(Sessions.LONGEST_IDLE);
        assertThat(sessions.name(secret)).isEmpty();
    }

    @Test
    void isOverOnceEnded() {
        String secret = sessions.begin();
        sessions.end(secret);

        assertThat(sessions.touch(secret)).isFalse();
    }
}
