package dev.vigia.ui.model;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.vigia.incident.Incident;
import dev.vigia.ui.words.HealthBadge;
import dev.vigia.ui.words.When;
import java.util.List;

/** Incidents that were, and are. */
final class HistorySection extends Section {
    private final UnorderedList list = new UnorderedList();
    private final Paragraph none = new Paragraph("No incident so far.");
    private List<IncidentLine> shown = List.of();

    HistorySection() {
        super("Incident history", "history");
        add(list, none);
    }

    void show(List<IncidentLine> incidents) {
        none.setVisible(incidents.isEmpty());
        if (incidents.equals(shown)) {
            return;
        }
        shown = incidents;
        list.removeAll();
        incidents.forEach(incident -> list.add(item(incident)));
    }

    private static ListItem item(IncidentLine line) {
        Incident incident = line.stored();
        Span when = new Span(new Span("opened "), new When(incident.opened()));
        if (incident.resolved() != null) {
            when.add(new Span(", resolved "), new When(incident.resolved()));
        } else {
            when.add(new Span(", " + line.state()));
        }
        when.addClassName("origin");
        Div text = new Div(new Span(line.title() + ": " + line.reason()), when);
        ListItem item = new ListItem(new HealthBadge(line.health()), text);
        item.getElement().setAttribute("data-health", line.health().word());
        return item;
    }
}
