package dev.vigia.ui.models;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.vigia.ui.words.HealthBadge;
import dev.vigia.ui.words.Sparkline;
import dev.vigia.ui.words.When;

/** One model in the list; the whole of it leads to the model's page. */
final class ModelRow extends ListItem {
    private final HealthBadge health = new HealthBadge();
    private final When since = new When();
    private final Span version = new Span();
    private final Paragraph reason = new Paragraph();
    private final Sparkline sparkline = new Sparkline();
    private final Span traffic = new Span();

    ModelRow(String name) {
        addClassName("model-row");
        version.addClassName("version");
        traffic.addClassName("traffic");
        Anchor link = new Anchor("models/" + name, name);
        Div standing = new Div(health, since);
        standing.addClassName("standing");
        Div about = new Div(new H2(link, version), reason);
        about.addClassName("about");
        Div recent = new Div(sparkline, traffic);
        recent.addClassName("recent");
        add(standing, about, recent);
    }

    void show(ModelLine line) {
        getElement().setAttribute("data-health", line.health().word());
        health.show(line.health());
        since.setVisible(line.sinceWhen().isPresent());
        line.sinceWhen().ifPresent(since::show);
        version.setText(line.version());
        reason.setText(line.reason());
        sparkline.show(line.sparkline());
        traffic.setText(line.traffic());
    }
}
