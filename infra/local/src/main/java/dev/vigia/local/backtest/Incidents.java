package dev.vigia.local.backtest;

import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.local.backtest.BacktestResult.Hour;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how many incidents hours would have opened, each family by itself. */
final class Incidents {
    private Incidents() {}

    /** @param hours oldest first */
    static int count(List<Hour> hours, IncidentPolicy policy) {
        Map<String, List<ReportSummary>> families = new TreeMap<>();
        for (Hour hour : hours) {
            for (Report report : hour.reports()) {
                families.computeIfAbsent(report.family().word(), first -> new ArrayList<>())
                        .add(ReportSummary.of(report));
            }
        }
        return count(families.values(), policy);
    }

    private static int count(Collection<List<ReportSummary>> families, IncidentPolicy policy) {
        int opened = 0;
        for (List<ReportSummary> windows : families) {
            boolean open = false;
            for (int i = 1; i <= windows.size(); i++) {
                List<ReportSummary> past = windows.subList(0, i);
                if (!open && policy.opens(past)) {
                    open = true;
                    opened++;
                } else if (open && policy.ends(past)) {
                    open = false;
                }
            }
        }
        return opened;
    }
}
