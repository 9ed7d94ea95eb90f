package dev.vigia.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a login link carries: a nonce and an instant, signed with HMAC-SHA256 (RFC 2104) under a secret that the one who
 * makes the link and the one who accepts it share. Its text is {@code nonce.expiry.mac}, the expiry in seconds since
 * the epoch and the mac in URL-safe base 64 without padding. That a token is accepted once only is its reader's to see
 * to, by the nonce.
 *
 * @param nonce 16 to 64 of {@code A-Z a-z 0-9 - _}, never the same twice
 * @param expires until when it is good, in whole seconds
 */
public record LoginToken(String nonce, Instant expires) {
    /** The least length of a secret, in characters. */
    public static final int SHORTEST_SECRET = 32;

    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9_-]{16,64})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    /** What a text turned out to be. */
    public sealed interface Reading {
        /** Signed with this secret and still good. */
        record Good(LoginToken token) implements Reading {}

        /** Signed with this secret, but too old. */
        record Expired(LoginToken token) implements Reading {}

        /** Not signed with this secret, or not a token at all. */
        record Forged() implements Reading {}
    }

    public LoginToken {
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException(
                    "login nonce of " + nonce.length() + " characters: expected 16 to 64 of A-Z a-z 0-9 - _");
        }
        if (!expires.equals(expires.truncatedTo(ChronoUnit.SECONDS)) || expires.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("login expiry " + expires + ": expected whole seconds from 1970 on");
        }
    }

    /**
     * The token's text, signed.
     *
     * @throws IllegalArgumentException if the secret is shorter than {@link #SHORTEST_SECRET}
     */
    public String signed(String secret) {
        String body = nonce + "." + expires.getEpochSecond();
        return body + "." + mac(body, secret);
    }

    /**
     * Reads a text that {@link #signed} made, in time that does not depend on how much of the mac is right.
     *
     * @throws IllegalArgumentException if the secret is shorter than {@link #SHORTEST_SECRET}
     */
    public static Reading read(String text, String secret, Instant now) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return new Reading.Forged();
        }
        String expected = mac(parts.group(1) + "." + parts.group(2), secret);
        if (!MessageDigest.isEqual(bytes(expected), bytes(parts.group(3)))) {
            return new Reading.Forged();
        }
        LoginToken token = new LoginToken(parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))));
        return now.isBefore(token.expires) ? new Reading.Good(token) : new Reading.Expired(token);
    }

    private static String mac(String body, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "login secret of " + secret.length() + " characters: expected " + SHORTEST_SECRET + " or more");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A nonce is half of a way in, so it stays out of texts. */
    @Override
    public String toString() {
        return "LoginToken[expires " + expires + "]";
    }
}
