package dev.vigia.ui.inference;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.vigia.ui.words.When;
import java.util.Locale;

/** All of one inference. */
final class InferenceDialog extends Dialog {
    InferenceDialog(InferenceLine line) {
        setHeaderTitle("Inference");
        setWidth("min(40rem, 92vw)");
        add(about(line), cells(line));
        getFooter().add(new Button("Close", click -> close()));
    }

    private static Div about(InferenceLine line) {
        Paragraph id = new Paragraph(line.id());
        id.addClassName("mono");
        Span status = new Span(line.statusWord());
        status.addClassName("status");
        status.getElement().setAttribute("data-status", line.statusWord());
        Div facts = new Div(status, new Span("version " + line.version()), new When(line.time()));
        facts.addClassName("facts");
        return new Div(id, facts);
    }

    private static DescriptionList cells(InferenceLine line) {
        DescriptionList list = new DescriptionList();
        list.addClassName("cells");
        line.cells().forEach((name, cell) -> {
            Span text = new Span(cell.text());
            text.addClassName("cell");
            text.getElement().setAttribute("data-state", cell.state().name().toLowerCase(Locale.ROOT));
            list.add(new DescriptionList.Term(name), new DescriptionList.Description(text));
        });
        line.extras()
                .forEach((name, json) -> list.add(
                        new DescriptionList.Term(name + " (not in the schema)"),
                        new DescriptionList.Description(json)));
        return list;
    }
}
