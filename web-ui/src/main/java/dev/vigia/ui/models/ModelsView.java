package dev.vigia.ui.models;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.vigia.ui.Stores;
import dev.vigia.ui.feed.Answer;
import dev.vigia.ui.feed.Background;
import dev.vigia.ui.feed.Feed;
import dev.vigia.ui.feed.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every model with its health, worst first. */
@Route("")
public final class ModelsView extends Div implements HasDynamicTitle {
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Paragraph summary = new Paragraph();
    private final Trouble trouble = new Trouble();
    private final UnorderedList list = new UnorderedList();
    private final Component empty = empty();
    private final Map<String, ModelRow> rows = new HashMap<>();
    private final Feed<FleetPage> feed;
    private String title = "Models · Vigia";

    public ModelsView(Stores stores, Background background, InstantSource clock) {
        feed = new Feed<>(() -> FleetPage.of(stores.reports().fleet(), clock.instant()), background);
        addClassName("models");
        summary.addClassName("summary");
        list.addClassName("model-list");
        add(new H1("Models"), summary, trouble, list, empty);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval((int) EVERY.toMillis());
        addPollListener(event);
        refresh();
    }

    private void addPollListener(AttachEvent event) {
        var registration = event.getUI().addPollListener(poll -> refresh());
        addDetachListener(detach -> registration.remove());
    }

    private void refresh() {
        Answer<FleetPage> answer = feed.next(PATIENCE);
        trouble.tell(answer);
        if (answer instanceof Answer.Known<FleetPage>(FleetPage page)) {
            show(page);
        } else {
            empty.setVisible(false);
        }
    }

    private void show(FleetPage page) {
        empty.setVisible(page.lines().isEmpty());
        summary.setVisible(!page.lines().isEmpty());
        summary.setText(page.summary());
        title(page.title());
        arrange(page.lines());
    }

    private void title(String next) {
        if (!next.equals(title)) {
            title = next;
            getUI().ifPresent(ui -> ui.getPage().setTitle(next));
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void arrange(List<ModelLine> lines) {
        List<Component> order = lines.stream().<Component>map(this::row).toList();
        if (!list.getChildren().toList().equals(order)) {
            list.removeAll();
            list.add(order);
            rows.values().retainAll(order);
        }
    }

    private ModelRow row(ModelLine line) {
        ModelRow row = rows.computeIfAbsent(line.name(), ModelRow::new);
        row.show(line);
        return row;
    }

    private static Component empty() {
        Div empty = new Div(
                new H2("No models yet"),
                new Paragraph("Register the first one, and its health appears here by itself:"),
                new Pre("vigia register my-model --schema schema.json --baseline reference.csv"),
                new Paragraph("Without a baseline, Vigia learns one from the first inferences that it logs."));
        empty.addClassName("empty");
        empty.setVisible(false);
        return empty;
    }
}
