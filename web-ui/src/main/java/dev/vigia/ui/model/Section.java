package dev.vigia.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** A part of the page with a heading, and a place at its end for what it can be told. */
@Tag("section")
abstract class Section extends HtmlContainer {
    private static int made;

    private final H2 title;
    private final Div head;

    Section(String heading, String className) {
        title = new H2(heading);
        title.setId("section-" + nextNumber());
        getElement().setAttribute("aria-labelledby", title.getId().orElseThrow());
        head = new Div(title);
        head.addClassName("head");
        addClassNames("section", className);
        add(head);
    }

    private static synchronized int nextNumber() {
        return ++made;
    }

    final void addToHead(Component... controls) {
        head.add(controls);
    }

    final void title(String text) {
        title.setText(text);
    }
}
