package dev.vigia.ui;

import dev.vigia.incident.ReportStore;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ModelRegistry;
import dev.vigia.profile.ProfileStore;

/** The stores that the pages read, and where incidents are acknowledged. */
public record Stores(ModelRegistry registry, ReportStore reports, InferenceLog log, ProfileStore profiles) {}
