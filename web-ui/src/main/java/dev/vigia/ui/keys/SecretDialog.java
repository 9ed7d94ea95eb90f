package dev.vigia.ui.keys;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.vigia.model.IssuedKey;

/** Shows a new key, this once: when it is closed, nobody has it but who copied it. */
public final class SecretDialog extends Dialog {
    private static final String SECRET = "new-key";

    public SecretDialog(IssuedKey issued, Runnable onClosed) {
        KeyLine line = KeyLine.of(issued.key());
        setHeaderTitle("The new key");
        setWidth("min(36rem, 92vw)");
        setCloseOnOutsideClick(false);
        Paragraph about = new Paragraph(
                new Span("Copy it now: it is shown this once, and only its hash is kept. For " + line.scopes() + "."));
        Pre secret = new Pre(issued.secret());
        secret.setId(SECRET);
        secret.getElement().setAttribute("tabindex", "0");
        secret.getElement().setAttribute("aria-label", "The new key");
        Div content = new Div(
                about,
                secret,
                new Copy(SECRET),
                new Paragraph("Callers send it as the header “Authorization: Bearer …”, or as “x-vigia-key”."));
        content.addClassName("secret");
        add(content);
        getFooter().add(new Button("Done", click -> close()));
        addClosedListener(closed -> {
            removeAll();
            onClosed.run();
        });
    }

    /** Copies an element's text in the browser, and says so. */
    @Tag("vigia-copy")
    private static final class Copy extends Component {
        Copy(String from) {
            getElement().setAttribute("from", from);
        }
    }
}
