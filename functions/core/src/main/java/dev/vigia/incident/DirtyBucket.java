package dev.vigia.incident;

import dev.vigia.profile.Window;

/**
 * A bucket that late rows have changed since it was profiled.
 *
 * @param mark changes each time the bucket is marked
 */
public record DirtyBucket(Window bucket, String mark) {}
