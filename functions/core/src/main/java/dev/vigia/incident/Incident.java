package dev.vigia.incident;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Severity;
import dev.vigia.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of breached windows of one check family of one model version, from the first notification to its resolution.
 *
 * @param id a UUIDv7, stable over its states
 * @param severity the worst so far
 * @param firstBreach the start of the window in which it began
 * @param lastBreach the end of the newest breached window
 * @param reason one sentence
 * @param top the findings that speak most, worst first, at most five
 * @param snoozedUntil no notification of worsening until then; null if not snoozed
 * @param acknowledgedBy who has taken it; null if nobody
 * @param revision from 1, one more with each stored change
 * @param untold whether no notification of it was made yet; one that was stored before there was this mark is taken as told
 */
public record Incident(
        String id,
        ModelVersion version,
        Family family,
        IncidentState state,
        Severity severity,
        Instant opened,
        Instant firstBreach,
        Instant lastBreach,
        Instant updated,
        @Nullable Instant resolved,
        String reason,
        List<Finding> top,
        @Nullable Instant snoozedUntil,
        @Nullable String acknowledgedBy,
        int revision,
        boolean untold) {
    /** The most findings that an incident carries. */
    public static final int MOST_FINDINGS = 5;

    public Incident {
        top = List.copyOf(top);
        if (top.size() > MOST_FINDINGS || revision < 1) {
            throw new IllegalArgumentException("incident with " + top.size() + " findings, revision " + revision
                    + ": expected at most " + MOST_FINDINGS + ", and 1 or more");
        }
        if ((resolved != null) != (state == IncidentState.RESOLVED)) {
            throw new IllegalArgumentException("incident " + state + " with resolved time " + resolved
                    + ": expected one when resolved, and only then");
        }
    }

    /** An incident that subscribers were told of. */
    public Incident(
            String id,
            ModelVersion version,
            Family family,
            IncidentState state,
            Severity severity,
            Instant opened,
            Instant firstBreach,
            Instant lastBreach,
            Instant updated,
            @Nullable Instant resolved,
            String reason,
            List<Finding> top,
            @Nullable Instant snoozedUntil,
            @Nullable String acknowledgedBy,
            int revision) {
        this(
                id,
                version,
                family,
                state,
                severity,
                opened,
                firstBreach,
                lastBreach,
                updated,
                resolved,
                reason,
                top,
                snoozedUntil,
                acknowledgedBy,
                revision,
                false);
    }

    /**
     * The next state when somebody takes it; a snooze ends with it.
     *
     * @throws IllegalStateException if it is resolved
     */
    public Incident acknowledged(String by, Instant now) {
        return taken(IncidentState.ACKNOWLEDGED, null, by, now);
    }

    /**
     * The next state when somebody takes it and wants to hear of it no more until then, unless it is resolved.
     *
     * @throws IllegalStateException if it is resolved
     */
    public Incident snoozed(Instant until, String by, Instant now) {
        return taken(IncidentState.SNOOZED, until, by, now);
    }

    private Incident taken(IncidentState next, @Nullable Instant until, String by, Instant now) {
        if (state == IncidentState.RESOLVED) {
            throw new IllegalStateException("incident " + id + " is resolved: expected an open one");
        }
        return next(next, now, null, until, by);
    }

    /** The next state in which nothing is new but that it was looked at. */
    Incident seen(Instant now) {
        return next(state, now, null, snoozedUntil, acknowledgedBy);
    }

    /** The same state, told of. */
    Incident told() {
        return with(state, updated, resolved, snoozedUntil, acknowledgedBy, revision, false);
    }

    boolean isSnoozed(Instant now) {
        return snoozedUntil != null && now.isBefore(snoozedUntil);
    }

    /** The last state; a snooze ends with it. */
    Incident resolved(Instant now) {
        return next(IncidentState.RESOLVED, now, now, null, acknowledgedBy);
    }

    private Incident next(
            IncidentState next,
            Instant now,
            @Nullable Instant nextResolved,
            @Nullable Instant nextSnoozedUntil,
            @Nullable String by) {
        return with(next, now, nextResolved, nextSnoozedUntil, by, revision + 1, untold);
    }

    private Incident with(
            IncidentState next,
            Instant nextUpdated,
            @Nullable Instant nextResolved,
            @Nullable Instant nextSnoozedUntil,
            @Nullable String by,
            int nextRevision,
            boolean isUntold) {
        return new Incident(
                id,
                version,
                family,
                next,
                severity,
                opened,
                firstBreach,
                lastBreach,
                nextUpdated,
                nextResolved,
                reason,
                top,
                nextSnoozedUntil,
                by,
                nextRevision,
                isUntold);
    }
}
