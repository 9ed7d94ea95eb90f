package dev.vigia.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.vigia.check.Advice;
import dev.vigia.check.Family;
import dev.vigia.check.Health;
import dev.vigia.check.Report;
import dev.vigia.check.Verdict;
import dev.vigia.ui.words.Durations;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.When;
import dev.vigia.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the statistics that preprocessing uses still hold: what is new, with new values to take over; what is kept is
 * folded away. Not there where the newest report has no advice.
 */
final class PreprocessingSection extends Section {
    private final Paragraph caption = new Paragraph();
    private final Div news = new Div();
    private final Paragraph kept = new Paragraph();
    private final Details fold = new Details("", kept);
    private final Consumer<String> onFeature;
    private @Nullable Report shown;

    PreprocessingSection(Consumer<String> onFeature) {
        super("Preprocessing statistics", "findings");
        this.onFeature = onFeature;
        caption.addClassName("caption");
        add(caption, news, fold);
        setVisible(false);
    }

    void show(List<Report> newest) {
        Optional<Report> advised = newest.stream()
                .filter(report ->
                        report.family() == Family.OUTLIERS && !report.advice().isEmpty())
                .findFirst();
        setVisible(advised.isPresent());
        advised.filter(report -> !report.equals(shown)).ifPresent(this::draw);
    }

    private void draw(Report report) {
        shown = report;
        List<Advice> keep = report.advice().stream()
                .filter(advice -> advice.verdict() == Verdict.KEEP)
                .toList();
        caption.removeAll();
        caption.add(
                new Span("What the model was fitted with beside the window of "
                        + Durations.words(report.window().length()) + " that ended "),
                new When(report.window().to()));
        news.removeAll();
        report.advice().stream()
                .filter(advice -> advice.verdict() != Verdict.KEEP)
                .forEach(advice -> news.add(card(advice)));
        kept.setText(String.join(", ", keep.stream().map(Advice::feature).toList()));
        fold.setVisible(!keep.isEmpty());
        fold.setSummaryText(Numbers.count(keep.size(), "feature") + " to keep as they are");
    }

    private Component card(Advice advice) {
        Health health = advice.verdict() == Verdict.INCONCLUSIVE ? Health.UNKNOWN : Health.WARNING;
        Span verdict = new Span(Words.capital(advice.verdict().word()));
        verdict.addClassName("health");
        verdict.getElement().setAttribute("data-health", health.word());
        NativeButton feature = new NativeButton(advice.feature(), click -> onFeature.accept(advice.feature()));
        feature.addClassName("link");
        feature.setTitle("Show " + advice.feature() + " beside its baseline");
        Div top = new Div(verdict, new H3(feature));
        top.addClassName("top");
        Article card = new Article(top, new Paragraph(Words.sentence(Words.capital(advice.reason()))));
        card.addClassName("finding");
        card.getElement().setAttribute("data-health", health.word());
        List<FittedStatistic> statistics = FittedStatistic.of(advice);
        if (!statistics.isEmpty()) {
            card.add(table(statistics, !advice.scalers().isEmpty()));
        }
        FittedStatistic.replay(advice).map(Paragraph::new).ifPresent(card::add);
        FittedStatistic.outliers(advice).map(Paragraph::new).ifPresent(card::add);
        if (advice.proposes()) {
            card.add(new Details("Values for scikit-learn", new Pre(FittedStatistic.json(advice))));
        }
        return card;
    }

    private static NativeTable table(List<FittedStatistic> statistics, boolean proposed) {
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow(header("Statistic"), header("Baseline"), header("Window"));
        if (proposed) {
            head.add(header("Proposed"));
        }
        table.getHead().add(head);
        for (FittedStatistic one : statistics) {
            NativeTableRow row =
                    new NativeTableRow(new NativeTableCell(one.name()), cell(one.baseline()), cell(one.current()));
            if (proposed) {
                row.add(cell(one.proposed()));
            }
            table.getBody().add(row);
        }
        return table;
    }

    private static NativeTableCell cell(@Nullable Double value) {
        return new NativeTableCell(value == null ? "–" : Numbers.number(value));
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
