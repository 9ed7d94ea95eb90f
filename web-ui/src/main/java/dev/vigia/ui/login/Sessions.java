package dev.vigia.ui.login;

import dev.vigia.model.Sha256;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The browsers that were let in, by the secret in their cookie. Kept in memory: a restart signs everybody out. */
@Singleton
final class Sessions {
    /** An open page asks again every few seconds, so this is the time since it was closed. */
    static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

    static final Duration LONGEST = Duration.ofHours(12);

    private static final int SECRET_BYTES = 32;
    private static final int NAME_DIGITS = 8;

    private record Session(Instant begun, Instant seen) {
        boolean isGood(Instant now) {
            return now.isBefore(begun.plus(LONGEST)) && now.isBefore(seen.plus(LONGEST_IDLE));
        }
    }

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Lets a browser in: the secret for its cookie, which nobody had before. */
    String begin() {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !session.isGood(now));
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        sessions.put(text, new Session(now, now));
        return text;
    }

    /** Whether a secret is good now; if it is, its idle time begins anew. */
    boolean touch(String secret) {
        Instant now = clock.instant();
        Session kept = sessions.computeIfPresent(
                secret, (key, session) -> session.isGood(now) ? new Session(session.begun(), now) : null);
        return kept != null;
    }

    /** By what a good secret's session is told from others, in the audit and the log; it does not let anybody in. */
    Optional<String> name(String secret) {
        Session session = sessions.get(secret);
        return session != null && session.isGood(clock.instant())
                ? Optional.of(
                        Sha256.hex(secret.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_DIGITS))
                : Optional.empty();
    }

    void end(String secret) {
        sessions.remove(secret);
    }
}
