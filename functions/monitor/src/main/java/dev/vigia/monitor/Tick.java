package dev.vigia.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A schedule's event.
 *
 * @param time the scheduled time, ISO 8601, such as {@code 2026-11-23T12:00:00Z}
 */
public record Tick(@Nullable String time) {}
