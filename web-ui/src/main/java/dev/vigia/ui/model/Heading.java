package dev.vigia.ui.model;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.vigia.check.CheckHealth;
import dev.vigia.check.ModelHealth;
import dev.vigia.ui.words.HealthBadge;
import dev.vigia.ui.words.When;
import dev.vigia.ui.words.Words;
import java.time.Instant;
import java.util.Comparator;

/** The model's name and health, in all and by check family, with the reasons. */
final class Heading extends Div {
    private final HealthBadge health = new HealthBadge();
    private final Span version = new Span();
    private final When since = new When();
    private final Paragraph reason = new Paragraph();
    private final UnorderedList parts = new UnorderedList();

    Heading(String name) {
        addClassName("heading");
        version.addClassName("version");
        reason.addClassName("reason");
        parts.addClassName("parts");
        Nav path = new Nav(new Anchor("./", "Models"));
        path.setAriaLabel("Breadcrumb");
        path.addClassName("path");
        Div standing = new Div(health, since);
        standing.addClassName("standing");
        Div title = new Div(new H1(name), version, standing);
        title.addClassName("title");
        add(path, title, reason, parts);
    }

    void show(ModelHealth now) {
        health.show(now.health());
        version.setText("version " + now.version().number());
        since.setVisible(!now.since().equals(Instant.EPOCH));
        since.show(now.since());
        reason.setText(Words.sentence(now.reason()));
        parts.removeAll();
        now.parts().stream().sorted(Comparator.comparing(CheckHealth::family)).forEach(part -> parts.add(part(part)));
    }

    private static ListItem part(CheckHealth part) {
        Span family = new Span(Words.capital(part.family().word()));
        family.addClassName("family");
        Div top = new Div(family, new HealthBadge(part.health()));
        top.addClassName("top");
        Span asOf = new Span(new Span("newest window ended "), new When(part.asOf()));
        asOf.addClassName("as-of");
        ListItem item = new ListItem(top, new Paragraph(Words.sentence(part.reason())), asOf);
        item.getElement().setAttribute("data-health", part.health().word());
        return item;
    }
}
