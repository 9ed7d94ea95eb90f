package dev.vigia.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.vigia.check.ErrorWatch;
import dev.vigia.check.Family;
import dev.vigia.check.Performance;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.When;
import dev.vigia.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the model does with what it predicts: estimated while labels are on their way, measured beside it once they come, and
 * since when errors are more. Not there for a model without labels.
 */
final class PerformanceSection extends Section {
    private final Div table = new Div();
    private final Paragraph estimated = new Paragraph();
    private final UnorderedList errors = new UnorderedList();
    private @Nullable PerformanceTable shown;
    private @Nullable Performance newest;

    PerformanceSection() {
        super("Performance, estimated and measured", "performance");
        Paragraph caption =
                new Paragraph("Of what each window predicted: measured by the labels that have come since, and"
                        + " estimated without them (in italics, with the interval in which 95 % of outcomes are"
                        + " expected). An estimate cannot see that the same features have come to mean something else, and decides"
                        + " nothing.");
        caption.addClassName("caption");
        estimated.addClassName("caption");
        errors.addClassName("errors");
        table.addClassName("scrolling");
        table.getElement().setAttribute("tabindex", "0");
        table.getElement().setAttribute("role", "group");
        table.getElement().setAttribute("aria-label", "Performance by window");
        add(caption, table, estimated, errors);
        setVisible(false);
    }

    void show(Facts facts) {
        Optional<PerformanceTable> now = PerformanceTable.of(facts);
        setVisible(now.isPresent());
        now.filter(known -> !known.equals(shown)).ifPresent(this::draw);
        facts.newest().stream()
                .filter(report -> report.family() == Family.PERFORMANCE)
                .flatMap(report -> Stream.ofNullable(report.performance()))
                .filter(performance -> !performance.equals(newest))
                .findFirst()
                .ifPresent(this::tell);
    }

    private void draw(PerformanceTable now) {
        shown = now;
        NativeTable drawn = new NativeTable();
        NativeTableRow head = new NativeTableRow(header("Window ended"), header("Labels"));
        now.names().forEach(name -> head.add(header(name)));
        drawn.getHead().add(head);
        now.lines().forEach(line -> drawn.getBody().add(row(line)));
        NativeTableRow reference = new NativeTableRow(new NativeTableCell("Reference"), new NativeTableCell(""));
        now.reference().forEach(value -> reference.add(new NativeTableCell(value)));
        drawn.getBody().add(reference);
        table.removeAll();
        table.add(drawn);
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableRow row(PerformanceTable.Line line) {
        NativeTableRow row =
                new NativeTableRow(new NativeTableCell(new When(line.until())), new NativeTableCell(line.labels()));
        line.cells().forEach(cell -> row.add(cell(cell)));
        return row;
    }

    private static NativeTableCell cell(PerformanceTable.Cell cell) {
        NativeTableCell into = new NativeTableCell();
        if (!cell.measured().isEmpty()) {
            into.add(labelled("measured", cell.measured()));
        }
        if (!cell.estimated().isEmpty()) {
            into.add(labelled("estimated", cell.estimated()));
        }
        if (cell.measured().isEmpty() && cell.estimated().isEmpty()) {
            into.add(new Span("–"));
        }
        return into;
    }

    private static Component labelled(String how, String value) {
        Div div = new Div(value);
        div.addClassName(how);
        div.getElement().setAttribute("title", Words.capital(how));
        return div;
    }

    private void tell(Performance performance) {
        newest = performance;
        estimated.setText(
                performance.measures().isEmpty() && !performance.estimatedFrom().isEmpty()
                        ? "The newest window has no estimate: " + performance.estimatedFrom() + "."
                        : "Estimated, for " + performance.estimatedFrom() + ".");
        errors.removeAll();
        ErrorWatch watch = performance.errors();
        if (watch != null) {
            told(watch).forEach(words -> errors.add(new ListItem(words)));
        }
    }

    private static List<String> told(ErrorWatch watch) {
        List<String> told = new ArrayList<>();
        watch.risen().ifPresent(told::add);
        Double now = watch.now();
        Double before = watch.before();
        if (now != null) {
            told.add("error rate of the newest labels " + Numbers.number(now)
                    + (before == null ? "" : ", " + Numbers.number(before) + " in the reference"));
        }
        if (!watch.note().isEmpty()) {
            told.add(watch.note());
        }
        return told.stream().map(words -> Words.sentence(Words.capital(words))).toList();
    }
}
