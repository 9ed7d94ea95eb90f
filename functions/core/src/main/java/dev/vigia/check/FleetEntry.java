package dev.vigia.check;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;

/**
 * One line of the list of models.
 *
 * @param version the live version
 * @param sparkline health of the newest windows, oldest first, at most 48
 * @param rowsPerHour recent traffic
 */
public record FleetEntry(
        ModelName model,
        int version,
        Health health,
        String reason,
        Instant since,
        List<Health> sparkline,
        double rowsPerHour) {
    public FleetEntry {
        sparkline = List.copyOf(sparkline);
    }
}
