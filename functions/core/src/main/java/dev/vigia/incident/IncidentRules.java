package dev.vigia.incident;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.inference.InferenceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an incident opens, worsens and is resolved: a pure function of what is stored, so that a check which runs twice
 * makes the same step, and the conditional write of the second changes nothing.
 */
public final class IncidentRules {
    /** Windows that ended longer ago send no notification (DATA.md). */
    private static final Duration NEWS = Duration.ofDays(1);

    private final IncidentPolicy policy;
    private final NotificationText text;

    public IncidentRules(IncidentPolicy policy, NotificationText text) {
        this.policy = policy;
        this.text = text;
    }

    /**
     * The step that follows from the evidence, or none. Windows may come out of order, if rows were late: one that does
     * not end after the incident's last breach neither ends it nor makes it known, nor opens another once it is resolved.
     *
     * @param newest the family's newest incident, open or resolved; null if it has none
     */
    public Optional<Step> next(@Nullable Incident newest, Evidence evidence, Instant now) {
        Instant told = newest == null ? Instant.MIN : newest.lastBreach();
        if (!evidence.current().window().to().isAfter(told)) {
            return Optional.empty();
        }
        if (newest == null || newest.state() == IncidentState.RESOLVED) {
            return evidence.opens(policy) ? Optional.of(opened(evidence, told, now)) : Optional.empty();
        }
        return goesOn(newest, evidence, now);
    }

    private Optional<Step> goesOn(Incident open, Evidence evidence, Instant now) {
        Report report = evidence.current();
        if (report.outcome() == Outcome.BREACHED) {
            return Optional.of(continued(open, report, now));
        }
        if (open.untold() && isNews(open.lastBreach(), now) && !open.isSnoozed(now)) {
            return Optional.of(told(open.seen(now), NotificationText.Event.OPENED, report, now));
        }
        return evidence.ends(policy) ? Optional.of(resolved(open.resolved(now), report, now)) : Optional.empty();
    }

    /** Of what nobody was told as opened, nobody is told that it is over. */
    private Step resolved(Incident over, Report report, Instant now) {
        return !over.untold() && isNews(report.window().to(), now)
                ? told(over, NotificationText.Event.RESOLVED, report, now)
                : new Step(over, null);
    }

    /**
     * What opens as a warning waits untold for the family's next window, since what begins within a window is often worse in the
     * next, and two messages would tell of one event. So does what opens in windows of more than a day ago, which are no news: it is
     * told if it is breached in one that is.
     */
    private Step opened(Evidence evidence, Instant told, Instant now) {
        Report report = evidence.current();
        Instant first = firstBreach(evidence, told);
        Incident incident = new Incident(
                id(report, first),
                report.version(),
                report.family(),
                IncidentState.OPEN,
                report.severity(),
                now,
                first,
                report.window().to(),
                now,
                null,
                report.reason(),
                top(report),
                null,
                null,
                1,
                true);
        return report.severity() == Severity.CRITICAL && isNews(incident.lastBreach(), now)
                ? told(incident, NotificationText.Event.OPENED, report, now)
                : new Step(incident, null);
    }

    /** The start of the first breached window that is not of the incident before. */
    private static Instant firstBreach(Evidence evidence, Instant told) {
        Report report = evidence.current();
        return evidence.windows().getOrDefault(report.window().length(), List.of()).stream()
                .filter(window -> window.outcome() == Outcome.BREACHED)
                .filter(window -> window.window().to().isAfter(told))
                .map(window -> window.window().from())
                .min(Comparator.naturalOrder())
                .orElse(report.window().from());
    }

    /** The same for the same run of breaches, whoever computes it and how often. */
    private static String id(Report report, Instant first) {
        UUID hash = UUID.nameUUIDFromBytes(
                (report.version().key() + "#" + report.family() + "#" + first).getBytes(StandardCharsets.UTF_8));
        return InferenceId.of(report.window().to(), hash.getMostSignificantBits(), hash.getLeastSignificantBits())
                .toString();
    }

    private Step continued(Incident open, Report report, Instant now) {
        boolean worse = report.severity().compareTo(open.severity()) > 0;
        Severity severity = worse ? report.severity() : open.severity();
        boolean speaks = report.severity() == severity;
        Incident next = new Incident(
                open.id(),
                open.version(),
                open.family(),
                open.state(),
                severity,
                open.opened(),
                open.firstBreach(),
                report.window().to(),
                now,
                null,
                speaks ? report.reason() : open.reason(),
                speaks ? top(report) : open.top(),
                open.snoozedUntil(),
                open.acknowledgedBy(),
                open.revision() + 1,
                open.untold());
        boolean speakable = isNews(report.window().to(), now) && !open.isSnoozed(now);
        if (speakable && open.untold()) {
            return told(next, NotificationText.Event.OPENED, report, now);
        }
        return speakable && worse ? told(next, NotificationText.Event.WORSENED, report, now) : new Step(next, null);
    }

    private Step told(Incident next, NotificationText.Event event, Report report, Instant now) {
        Incident known = next.told();
        return new Step(known, text.notification(known, event, report, now));
    }

    private static boolean isNews(Instant end, Instant now) {
        return !end.isBefore(now.minus(NEWS));
    }

    private static List<Finding> top(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED)
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .limit(Incident.MOST_FINDINGS)
                .toList();
    }
}
