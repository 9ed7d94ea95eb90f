package dev.vigia.incident;

import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an incident is decided by: the report just made, and the newest windows of each length that the family checks.
 *
 * @param current the newest report
 * @param windows by length of window, the newest summaries, oldest first, that of {@code current} among them
 */
public record Evidence(Report current, Map<Duration, List<ReportSummary>> windows) {
    public Evidence {
        Map<Duration, List<ReportSummary>> copy = new TreeMap<>();
        windows.forEach((length, list) -> copy.put(
                length,
                list.stream()
                        .sorted(Comparator.comparing(ReportSummary::window))
                        .toList()));
        windows = Collections.unmodifiableMap(copy);
    }

    boolean opens(IncidentPolicy policy) {
        return policy.opens(windows.getOrDefault(current.window().length(), List.of()));
    }

    /** Ended by enough passed windows of the shortest length, while no longer window's newest is breached. */
    boolean ends(IncidentPolicy policy) {
        List<List<ReportSummary>> byLength =
                windows.values().stream().filter(list -> !list.isEmpty()).toList();
        return !byLength.isEmpty()
                && policy.ends(byLength.getFirst())
                && byLength.stream().allMatch(list -> list.getLast().outcome() != Outcome.BREACHED);
    }
}
