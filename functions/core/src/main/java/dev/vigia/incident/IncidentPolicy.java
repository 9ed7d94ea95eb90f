package dev.vigia.incident;

import dev.vigia.check.Outcome;
import dev.vigia.check.ReportSummary;
import java.util.List;

/**
 * When breached windows make an incident, and when passed ones end it.
 *
 * @param breached how many of the newest {@code of} windows of one length must be breached, the newest among them
 * @param of how many windows are looked at; as many passed ones in a row end the incident
 */
public record IncidentPolicy(int breached, int of) {
    /** Two of three. */
    public static final IncidentPolicy DEFAULT = new IncidentPolicy(2, 3);

    public IncidentPolicy {
        if (breached < 1 || of < breached) {
            throw new IllegalArgumentException(
                    "incident after " + breached + " of " + of + " windows: expected 1 <= breached <= of");
        }
    }

    /** Whether windows of one length, oldest first, open an incident. */
    public boolean opens(List<ReportSummary> windows) {
        return !windows.isEmpty()
                && windows.getLast().outcome() == Outcome.BREACHED
                && newest(windows).stream()
                                .filter(window -> window.outcome() == Outcome.BREACHED)
                                .count()
                        >= breached;
    }

    /** Whether the newest windows, oldest first, all passed; an inconclusive one is no evidence of that, nor are too few windows. */
    public boolean ends(List<ReportSummary> windows) {
        return windows.size() >= of && newest(windows).stream().allMatch(window -> window.outcome() == Outcome.PASSED);
    }

    private List<ReportSummary> newest(List<ReportSummary> windows) {
        return windows.subList(Math.max(0, windows.size() - of), windows.size());
    }
}
