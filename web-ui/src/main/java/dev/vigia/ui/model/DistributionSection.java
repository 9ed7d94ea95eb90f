package dev.vigia.ui.model;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import dev.vigia.ui.chart.Bars;
import dev.vigia.ui.chart.Chart;
import dev.vigia.ui.distribution.Distribution;
import dev.vigia.ui.words.Durations;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One feature's baseline beside a window. */
final class DistributionSection extends Section {
    private final Select<String> features = new Select<>();
    private final Paragraph caption = new Paragraph();
    private final Chart chart = new Chart();
    private final UnorderedList facts = new UnorderedList();
    private final Div table = new Div();
    private final Details fold = new Details("As a table", table);
    private final Paragraph none = new Paragraph("No profile of a window under this baseline yet.");
    private @Nullable Distribution shown;

    DistributionSection(Consumer<String> onChoice) {
        super("Baseline and window", "distribution");
        caption.addClassName("caption");
        facts.addClassName("changes");
        features.setAriaLabel("Feature");
        features.addValueChangeListener(choice -> {
            if (choice.isFromClient()) {
                onChoice.accept(choice.getValue());
            }
        });
        addToHead(features);
        add(caption, chart, facts, fold, none);
    }

    void offer(List<String> names, String chosen) {
        if (!features.getListDataView().getItems().toList().equals(names)) {
            features.setItems(names);
        }
        features.setValue(chosen);
    }

    void show(Optional<Distribution> distribution) {
        none.setVisible(distribution.isEmpty());
        List.of(caption, chart, facts, fold).forEach(part -> part.setVisible(distribution.isPresent()));
        distribution.filter(next -> !next.equals(shown)).ifPresent(this::draw);
    }

    private void draw(Distribution next) {
        shown = next;
        caption.removeAll();
        caption.add(
                new Span(Numbers.count(next.rows(), "row") + " in the window of "
                        + Durations.words(next.window().length()) + " that ended "),
                new When(next.window().to()));
        chart.show(next.bars());
        facts.removeAll();
        next.facts().forEach(fact -> facts.add(new ListItem(fact)));
        table.removeAll();
        table.add(table(next));
    }

    private static NativeTable table(Distribution next) {
        NativeTable table = new NativeTable();
        table.getHead().add(new NativeTableRow(header(next.feature()), header("Baseline"), header("Window")));
        for (Bars.Bin bin : next.bars().bins()) {
            table.getBody()
                    .add(new NativeTableRow(
                            new NativeTableCell(bin.range()),
                            new NativeTableCell(Numbers.percent(bin.baseline())),
                            new NativeTableCell(Numbers.percent(bin.window()))));
        }
        return table;
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
