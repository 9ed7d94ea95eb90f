package dev.vigia.ui.inference;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Inferences, one a row; choosing one shows all of it. */
public final class InferenceGrid extends Grid<InferenceLine> {
    /** A wide schema stands in the detail as a whole. */
    private static final int MOST_COLUMNS = 12;

    private static final String CELL = "<span class=\"cell\" data-state=${item.state}>${item.text}</span>";

    private final List<InferenceLine> lines = new ArrayList<>();

    public InferenceGrid(Schema schema) {
        super(InferenceLine.class, false);
        addClassName("inferences");
        addThemeVariants(GridVariant.LUMO_COMPACT);
        setItems(new ListDataProvider<>(lines));
        addTime();
        addStatus();
        shown(schema).forEach(this::addFeature);
        asSingleSelect().addValueChangeListener(chosen -> {
            if (chosen.isFromClient() && chosen.getValue() != null) {
                new InferenceDialog(chosen.getValue()).open();
                deselectAll();
            }
        });
    }

    /** Shows other lines; where the reader has scrolled to stays. */
    public void show(List<InferenceLine> next) {
        if (!next.equals(lines)) {
            lines.clear();
            lines.addAll(next);
            getDataProvider().refreshAll();
        }
    }

    /** Predictions first: they are what is watched. */
    private static List<Feature> shown(Schema schema) {
        return schema.features().stream()
                .filter(feature -> feature.role() != Role.IGNORED)
                .sorted(Comparator.comparingInt(feature -> feature.role() == Role.PREDICTION ? 0 : 1))
                .limit(MOST_COLUMNS)
                .toList();
    }

    private void addTime() {
        addColumn(LitRenderer.<InferenceLine>of("<vigia-time datetime=${item.time} data-id=${item.id}></vigia-time>")
                        .withProperty("time", line -> line.time().toString())
                        .withProperty("id", InferenceLine::id))
                .setHeader("Time")
                .setWidth("8.5em")
                .setFlexGrow(0);
    }

    private void addStatus() {
        addColumn(LitRenderer.<InferenceLine>of(
                                "<span class=\"status\" data-status=${item.status}>${item.status}</span>")
                        .withProperty("status", InferenceLine::statusWord))
                .setHeader("Status")
                .setWidth("7em")
                .setFlexGrow(0);
    }

    private void addFeature(Feature feature) {
        String name = feature.name();
        Column<InferenceLine> column = addColumn(LitRenderer.<InferenceLine>of(CELL)
                        .withProperty("text", line -> line.cell(name).text())
                        .withProperty(
                                "state", line -> line.cell(name).state().name().toLowerCase(Locale.ROOT)))
                .setHeader(feature.role() == Role.PREDICTION ? name + " (prediction)" : name)
                .setWidth("8em")
                .setFlexGrow(1);
        if (feature.type().isNumeric()) {
            column.setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
        }
    }
}
