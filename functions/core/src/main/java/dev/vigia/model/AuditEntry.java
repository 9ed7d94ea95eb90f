package dev.vigia.model;

import java.time.Instant;

/** One change to a model's registry entries: who did what, when. Never a secret or a feature value. */
public record AuditEntry(ModelName model, Instant at, String actor, String action, String detail) {}
