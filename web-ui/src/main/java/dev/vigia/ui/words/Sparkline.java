package dev.vigia.ui.words;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.vigia.check.Health;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The health of the newest windows as a row of bars, whose height tells what their colour does. */
public final class Sparkline extends Div {
    private List<Health> shown = List.of();

    public Sparkline() {
        addClassName("sparkline");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", words(shown));
    }

    /** Shows windows, oldest first. */
    public void show(List<Health> windows) {
        if (windows.equals(shown)) {
            return;
        }
        shown = List.copyOf(windows);
        removeAll();
        windows.forEach(health -> {
            Span bar = new Span();
            bar.getElement().setAttribute("data-health", health.word());
            add(bar);
        });
        getElement().setAttribute("aria-label", words(shown));
        setTitle(words(shown));
    }

    /** The same in words: {@code newest 48 windows: 45 healthy, 3 critical}. */
    static String words(List<Health> windows) {
        if (windows.isEmpty()) {
            return "no windows yet";
        }
        Map<Health, Long> counts = windows.stream()
                .collect(Collectors.groupingBy(
                        health -> health, () -> new EnumMap<>(Health.class), Collectors.counting()));
        return "newest " + Numbers.count(windows.size(), "window") + ": "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().word())
                        .collect(Collectors.joining(", "));
    }
}
