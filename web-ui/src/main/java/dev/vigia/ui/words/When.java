package dev.vigia.ui.words;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time in relative words that go on by themselves, with the absolute time in the reader's zone on hover; until the
 * browser has put it into words, the time in UTC.
 */
@Tag("vigia-time")
public final class When extends Component {
    public When() {}

    public When(Instant when) {
        show(when);
    }

    public void show(Instant when) {
        String text = when.truncatedTo(ChronoUnit.MILLIS).toString();
        if (!text.equals(getElement().getAttribute("datetime"))) {
            getElement().setAttribute("datetime", text);
        }
    }
}
