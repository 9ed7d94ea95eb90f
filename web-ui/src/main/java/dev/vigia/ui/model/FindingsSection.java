package dev.vigia.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.vigia.check.Outcome;
import dev.vigia.ui.words.HealthBadge;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.When;
import java.util.List;
import java.util.function.Consumer;

/** What the newest reports found: breached first, then what could not be decided; what passed is folded away. */
final class FindingsSection extends Section {
    private final Div open = new Div();
    private final Div passed = new Div();
    private final Details fold = new Details("", passed);
    private final Paragraph none = new Paragraph("No report yet.");
    private final Consumer<FindingLine> onExamples;
    private final Consumer<String> onFeature;
    private List<FindingLine> shown = List.of();

    FindingsSection(Consumer<FindingLine> onExamples, Consumer<String> onFeature) {
        super("Findings of the newest windows", "findings");
        this.onExamples = onExamples;
        this.onFeature = onFeature;
        fold.setVisible(false);
        add(none, open, fold);
    }

    void show(List<FindingLine> findings) {
        none.setVisible(findings.isEmpty());
        if (findings.equals(shown)) {
            return;
        }
        shown = findings;
        open.removeAll();
        passed.removeAll();
        findings.forEach(finding -> (finding.outcome() == Outcome.PASSED ? passed : open).add(card(finding)));
        long count = passed.getChildren().count();
        fold.setVisible(count > 0);
        fold.setSummaryText(Numbers.count(count, "finding") + " passed");
    }

    private Component card(FindingLine finding) {
        Div top = new Div(new HealthBadge(finding.health()), new H3(subject(finding)));
        top.addClassName("top");
        Span until = new Span(new Span(finding.origin() + " that ended "), new When(finding.until()));
        until.addClassName("origin");
        Article card = new Article(top, new Paragraph(finding.reason()), until);
        card.addClassName("finding");
        card.getElement().setAttribute("data-health", finding.health().word());
        if (!finding.numbers().isEmpty()) {
            card.add(numbers(finding));
        }
        if (!finding.examples().isEmpty()) {
            card.add(examples(finding));
        }
        return card;
    }

    private Component subject(FindingLine finding) {
        String feature = finding.feature();
        if (feature == null) {
            return new Span(finding.subject());
        }
        NativeButton button = new NativeButton(feature, click -> onFeature.accept(feature));
        button.addClassName("link");
        button.setTitle("Show " + feature + " beside its baseline");
        return button;
    }

    private static Component numbers(FindingLine finding) {
        DescriptionList list = new DescriptionList();
        list.addClassName("numbers");
        finding.numbers()
                .forEach((name, value) ->
                        list.add(new Div(new DescriptionList.Term(name), new DescriptionList.Description(value))));
        return list;
    }

    private Component examples(FindingLine finding) {
        NativeButton button = new NativeButton(
                "Show " + Numbers.count(finding.examples().size(), "example") + " of "
                        + Numbers.count(finding.rowCount(), "row"),
                click -> onExamples.accept(finding));
        button.addClassName("link");
        return button;
    }
}
