package dev.vigia.aws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content hashes, by which artifacts are named. */
final class Sha256 {
    private Sha256() {}

    /** 64 lower-case hex digits. */
    static String hex(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Refuses a name that is no hash, so that none leads out of its store. */
    static String requireHex(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "artifact name of " + sha256.length() + " characters: expected a SHA-256 in 64 hex digits");
        }
        return sha256;
    }

    /** The content, if its hash is what it is stored under. */
    static byte[] verified(byte[] content, String sha256, Object place) {
        String actual = hex(content);
        if (!actual.equals(sha256)) {
            throw new IllegalStateException(
                    "artifact " + place + " has the SHA-256 " + actual + ": expected " + sha256);
        }
        return content;
    }
}
