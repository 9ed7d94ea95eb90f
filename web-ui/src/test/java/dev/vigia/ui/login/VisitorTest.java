package dev.vigia.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class VisitorTest {
    private final Sessions sessions = new Sessions(() -> Instant.parse("2026-11-23T12:00:00Z"));
    private final Visitor visitor = new Visitor(sessions);

    @Test
    void isCalledByTheSessionOfItsCookie() {
        String secret = sessions.begin();

        assertThat(visitor.name(
                        cookies("JSESSIONID", secret, "vigia-session-8443", "over", "vigia-session-80", secret)))
                .isEqualTo("web-ui session " + sessions.name(secret).orElseThrow());
    }

    @Test
    void withoutASessionItIsThePagesThemselves() {
        assertThat(visitor.name()).isEqualTo("web-ui");
        assertThat(visitor.name(null)).isEqualTo("web-ui");
        assertThat(visitor.name(cookies("vigia-session-80", "made-up"))).isEqualTo("web-ui");
    }

    private static Cookie[] cookies(String... namesAndValues) {
        Cookie[] cookies = new Cookie[namesAndValues.length / 2];
        for (int i = 0; i < cookies.length; i++) {
            cookies[i] = new Cookie(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        }
        return cookies;
    }
}
