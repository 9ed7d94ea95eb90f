package dev.vigia.local.demo;

import dev.vigia.inference.InferenceId;
import java.security.SecureRandom;
import java.time.Instant;

/** Makes the UUIDv7 that a caller sends with a call and each of its retries. */
final class IdempotencyKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private IdempotencyKey() {}

    static String at(Instant now) {
        return InferenceId.of(now, RANDOM.nextLong(), RANDOM.nextLong()).toString();
    }
}
