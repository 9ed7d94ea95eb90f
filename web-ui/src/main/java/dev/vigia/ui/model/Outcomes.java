package dev.vigia.ui.model;

import dev.vigia.check.Outcome;
import dev.vigia.check.ReportSummary;
import dev.vigia.ui.chart.Timeline;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Outcomes over time, as the chart draws them. */
final class Outcomes {
    private Outcomes() {}

    static Timeline timeline(Facts facts) {
        List<Timeline.Lane> lanes = facts.windows().entrySet().stream()
                .map(entry -> new Timeline.Lane(
                        entry.getKey().label(),
                        entry.getValue().stream().map(Outcomes::cell).toList()))
                .toList();
        String words = facts.windows().entrySet().stream()
                .map(entry -> words(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
        long step = facts.windows().keySet().stream()
                .mapToLong(lane -> lane.length().toMillis())
                .min()
                .orElse(1000);
        long to = Math.ceilDiv(facts.now().toEpochMilli(), step) * step;
        return new Timeline(
                to - facts.reach().length().toMillis(), to, lanes, words.isEmpty() ? "no window was checked" : words);
    }

    private static Timeline.Cell cell(ReportSummary summary) {
        return new Timeline.Cell(
                summary.window().from().toEpochMilli(),
                summary.window().to().toEpochMilli(),
                summary.health().word(),
                outcome(summary),
                Numbers.count(summary.rows(), "row") + ". " + Words.sentence(summary.reason()));
    }

    private static String outcome(ReportSummary summary) {
        return summary.outcome() == Outcome.BREACHED
                ? summary.outcome().word() + ", " + summary.severity().word()
                : summary.outcome().word();
    }

    private static String words(Lane lane, List<ReportSummary> windows) {
        long breached = count(windows, Outcome.BREACHED);
        long inconclusive = count(windows, Outcome.INCONCLUSIVE);
        return lane.label() + ": " + Numbers.count(windows.size(), "window") + ", " + breached + " breached, "
                + inconclusive + " inconclusive, the newest "
                + windows.getLast().outcome().word();
    }

    private static long count(List<ReportSummary> windows, Outcome outcome) {
        return windows.stream().filter(summary -> summary.outcome() == outcome).count();
    }
}
