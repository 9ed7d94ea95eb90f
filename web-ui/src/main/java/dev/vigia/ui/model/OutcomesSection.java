package dev.vigia.ui.model;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.vigia.ui.chart.Chart;
import dev.vigia.ui.chart.Timeline;
import java.util.List;
import java.util.function.Consumer;

/** Each check family's windows along time. */
final class OutcomesSection extends Section {
    private static final int LANE_PX = 46;
    private static final int AXIS_PX = 34;

    private final Chart chart = new Chart();
    private final Paragraph none = new Paragraph("No window was checked in this time.");
    private final Select<Reach> reach = new Select<>();

    OutcomesSection(Consumer<Reach> onChoice) {
        super("Outcomes over time", "outcomes");
        reach.setItems(List.of(Reach.values()));
        reach.setItemLabelGenerator(Reach::label);
        reach.setAriaLabel("How much of the past");
        reach.addValueChangeListener(choice -> {
            if (choice.isFromClient()) {
                onChoice.accept(choice.getValue());
            }
        });
        addToHead(legend(), reach);
        add(chart, none);
    }

    void show(Facts facts) {
        Timeline timeline = Outcomes.timeline(facts);
        boolean empty = timeline.lanes().isEmpty();
        reach.setValue(facts.reach());
        none.setVisible(empty);
        chart.setVisible(!empty);
        chart.getStyle().setHeight(timeline.lanes().size() * LANE_PX + AXIS_PX + "px");
        chart.show(timeline);
    }

    private static Div legend() {
        Div legend = new Div();
        legend.addClassName("legend");
        List.of("healthy:passed", "unknown:inconclusive", "warning:warning", "critical:critical")
                .forEach(entry -> {
                    int colon = entry.indexOf(':');
                    Span sign = new Span(entry.substring(colon + 1));
                    sign.getElement().setAttribute("data-health", entry.substring(0, colon));
                    legend.add(sign);
                });
        return legend;
    }
}
