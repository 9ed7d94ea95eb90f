package dev.vigia.inference.function;

import org.jspecify.annotations.Nullable;

/**
 * What EventBridge tells of an object that was written to a bucket of S3 ({@code Object Created}).
 *
 * @param detail which one
 */
public record ObjectCreated(@Nullable Detail detail) {
    /** Where it is. */
    public record Detail(@Nullable Named bucket, @Nullable Keyed object) {}

    /** A bucket. */
    public record Named(@Nullable String name) {}

    /** An object; its key is as it is, not encoded for a URL. */
    public record Keyed(@Nullable String key) {}
}
