package dev.vigia.incident;

import org.jspecify.annotations.Nullable;

/**
 * An incident's next state.
 *
 * @param notification what subscribers are told with it; null if nothing
 */
public record Step(Incident next, @Nullable Notification notification) {}
