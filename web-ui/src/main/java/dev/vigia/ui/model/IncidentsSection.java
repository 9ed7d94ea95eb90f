package dev.vigia.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.vigia.incident.Incident;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.ui.words.HealthBadge;
import dev.vigia.ui.words.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Open incidents, and what a person can do about them; absent when there are none. */
final class IncidentsSection extends Section {
    /** A login link names nobody. */
    private static final String ACTOR = "web-ui";

    private static final int SHOWN_FOR_MS = 4000;

    private final ReportStore reports;
    private final InstantSource clock;
    private final Div list = new Div();
    private List<IncidentLine> shown = List.of();

    IncidentsSection(ReportStore reports, InstantSource clock) {
        super("Open incidents", "open-incidents");
        this.reports = reports;
        this.clock = clock;
        add(list);
        setVisible(false);
    }

    void show(List<IncidentLine> incidents) {
        List<IncidentLine> open =
                incidents.stream().filter(IncidentLine::isOpen).toList();
        if (open.equals(shown)) {
            return;
        }
        shown = open;
        setVisible(!open.isEmpty());
        list.removeAll();
        open.forEach(incident -> list.add(card(incident)));
    }

    private Component card(IncidentLine line) {
        Incident incident = line.stored();
        Div top = new Div(new HealthBadge(line.health()), new H3(line.title()));
        top.addClassName("top");
        Div facts = new Div(
                new Span(line.state()),
                new Span(new Span("began "), new When(incident.firstBreach())),
                new Span(new Span("last breached "), new When(incident.lastBreach())));
        facts.addClassName("facts");
        Article card = new Article(top, new Paragraph(line.reason()), facts, actions(line));
        card.addClassName("incident");
        card.getElement().setAttribute("data-health", line.health().word());
        return card;
    }

    private Component actions(IncidentLine line) {
        Div actions = new Div();
        actions.addClassName("actions");
        Incident incident = line.stored();
        if (line.canBeAcknowledged()) {
            actions.add(
                    new Button("Acknowledge", click -> advance(incident.acknowledged(ACTOR, now()), "Acknowledged.")));
        }
        actions.add(snooze("Snooze 1 h", incident, Duration.ofHours(1)));
        actions.add(snooze("Snooze 1 day", incident, Duration.ofDays(1)));
        return actions;
    }

    private Button snooze(String label, Incident incident, Duration length) {
        Button button = new Button(
                label,
                click -> advance(
                        incident.snoozed(now().plus(length), ACTOR, now()),
                        incident.untold()
                                ? "Snoozed: nothing was sent about it yet, and nothing is until then."
                                : "Snoozed: nothing is sent about it until then, unless it is resolved."));
        button.addThemeName("tertiary");
        return button;
    }

    /** Conditional on what the reader saw: if a check or somebody else was faster, nothing is changed. */
    private void advance(Incident next, String done) {
        try {
            boolean changed = reports.advance(next, null);
            say(changed ? done : "It changed meanwhile; look again at what it is now.");
        } catch (StoreUnavailableException e) {
            say("The store cannot be reached; nothing was changed. Try again in a moment.");
        }
    }

    private static void say(String text) {
        Notification.show(text, SHOWN_FOR_MS, Notification.Position.BOTTOM_CENTER);
    }

    private Instant now() {
        return clock.instant();
    }
}
