package dev.vigia.inference.function;

import dev.vigia.incident.ReportStore;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ModelRegistry;

/**
 * The stores that the inference function uses.
 *
 * @param registry should cache: it is read on each call
 */
public record Ports(
        ModelRegistry registry, InferenceLog log, DeadLetters deadLetters, GroundTruth truths, ReportStore reports) {}
