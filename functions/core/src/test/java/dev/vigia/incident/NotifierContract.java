package dev.vigia.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every notifier promises. */
public abstract class NotifierContract {
    protected abstract Notifier open();

    /** The bodies of what was accepted, in order. */
    protected abstract List<String> bodies();

    @Test
    void whatIsSentArrivesAndMayBeSentAgain() {
        Notifier notifier = open();
        Notification one = Incidents.notification("i1-1", "opened", "age moved: median 39 → 46");
        Notification two = Incidents.notification("i1-2", "resolved", "back to what it was\nfor \"6\" windows");

        notifier.send(one);
        notifier.send(two);
        notifier.send(one);

        assertThat(bodies()).containsExactly(one.body(), two.body(), one.body());
    }
}
