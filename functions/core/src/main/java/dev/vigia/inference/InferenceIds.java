package dev.vigia.inference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes inference ids: the clock's milliseconds and 74 random bits. Thread-safe. Ids of one millisecond are in no
 * order, so that their low bits, by which they are spread over shards, stay uniform.
 */
public final class InferenceIds {
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random seeded anew in each process, or two processes make the same ids; need not be thread-safe */
    public InferenceIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public InferenceId next() {
        Instant now = clock.instant();
        synchronized (random) {
            return InferenceId.of(now, random.nextLong(), random.nextLong());
        }
    }

    /**
     * The id of what was made elsewhere: the same time and source id give the same id, so that taking it in again
     * writes nothing new.
     *
     * @param time when it was made; below a millisecond it does not count
     * @param sourceId the source's own id, with the source's name where ids of several could meet
     */
    public static InferenceId ofSource(Instant time, String sourceId) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(sourceId.getBytes(StandardCharsets.UTF_8)));
        return InferenceId.of(time, hash.getLong(), hash.getLong());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
