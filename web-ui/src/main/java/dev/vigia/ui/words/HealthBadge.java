package dev.vigia.ui.words;

import com.vaadin.flow.component.html.Span;
import dev.vigia.check.Health;

/** A health as a word with a sign of its own shape: never told by colour alone. */
public final class HealthBadge extends Span {
    public HealthBadge() {
        addClassName("health");
    }

    public HealthBadge(Health health) {
        this();
        show(health);
    }

    public void show(Health health) {
        setText(Words.capital(health.word()));
        getElement().setAttribute("data-health", health.word());
    }
}
