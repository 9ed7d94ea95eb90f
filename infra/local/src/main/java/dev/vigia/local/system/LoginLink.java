package dev.vigia.local.system;

import dev.vigia.access.LoginToken;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Links that log their first reader in to the web UI. */
public final class LoginLink {
    private static final Duration VALID_FOR = Duration.ofHours(12);
    private static final int NONCE_BYTES = 18;

    private LoginLink() {}

    /** A new link to a running system, good once and for twelve hours. */
    public static URI mint(RunningSystem running, Instant now) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        Instant expires = now.plus(VALID_FOR).truncatedTo(ChronoUnit.SECONDS);
        LoginToken token =
                new LoginToken(Base64.getUrlEncoder().withoutPadding().encodeToString(nonce), expires);
        return running.ui().resolve("/login?token=" + token.signed(running.loginSecret()));
    }
}
