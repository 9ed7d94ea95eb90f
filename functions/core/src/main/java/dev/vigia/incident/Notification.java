package dev.vigia.incident;

import dev.vigia.check.Family;
import dev.vigia.check.Severity;
import dev.vigia.model.ModelVersion;
import java.time.Instant;

/**
 * What subscribers are told: one per model and check run, however many features. Sent at least once, under a stable id.
 *
 * @param id stable: the incident's id and the revision that it tells of
 * @param event {@code opened}, {@code worsened} or {@code resolved}
 * @param subject one line of at most 100 ASCII characters
 * @param body what a person reads
 * @param json the same for programs, versioned; never a feature value of a row
 */
public record Notification(
        String id,
        ModelVersion version,
        Family family,
        Severity severity,
        IncidentState state,
        String event,
        String subject,
        String body,
        String json,
        Instant saved) {}
