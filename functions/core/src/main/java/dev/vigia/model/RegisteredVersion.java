package dev.vigia.model;

import java.time.Instant;

/**
 * What a model version is; immutable once registered.
 *
 * @param schemaHash see {@code SchemaJson}: rows are packed and read under it
 */
public record RegisteredVersion(
        ModelVersion id, String schemaHash, ScorerSpec scorer, Preprocessing preprocessing, Instant registeredAt) {}
