package dev.vigia.ui.model;

import dev.vigia.check.ModelHealth;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.Incident;
import dev.vigia.model.Model;
import dev.vigia.model.Schema;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the stores tell of a model at an instant.
 *
 * @param windows by lane, oldest first
 * @param newest the newest report of each lane that has one
 * @param incidents newest first, open ones among them
 */
record Facts(
        Model model,
        Schema schema,
        Instant now,
        Reach reach,
        ModelHealth health,
        SequencedMap<Lane, List<ReportSummary>> windows,
        List<Report> newest,
        List<Incident> incidents) {}
