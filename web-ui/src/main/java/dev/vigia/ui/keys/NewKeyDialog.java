package dev.vigia.ui.keys;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import dev.vigia.model.Scope;
import java.util.Set;
import java.util.function.BiConsumer;

/** Asks what a new key is called, and what it may be used for. */
public final class NewKeyDialog extends Dialog {
    private static final int LONGEST_LABEL = 100;

    private final TextField label = new TextField("Label");
    private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>("May be used to");
    private final BiConsumer<Set<Scope>, String> onCreate;

    /** @param onCreate takes one scope or more, and a label that may be empty */
    public NewKeyDialog(BiConsumer<Set<Scope>, String> onCreate) {
        this.onCreate = onCreate;
        setHeaderTitle("New key");
        setWidth("min(30rem, 92vw)");
        label.setHelperText("What people call it, such as the service that uses it.");
        label.setMaxLength(LONGEST_LABEL);
        label.setWidthFull();
        label.focus();
        scopes.setItems(Scope.values());
        scopes.setItemLabelGenerator(NewKeyDialog::words);
        scopes.setValue(Set.of(Scope.INFER));
        add(label, scopes);
        Button create = new Button("Create", click -> create());
        create.addThemeName("primary");
        create.addClickShortcut(Key.ENTER).listenOn(label).setResetFocusOnActiveElement(true);
        getFooter().add(new Button("Cancel", click -> close()), create);
    }

    private void create() {
        Set<Scope> chosen = scopes.getValue();
        scopes.setInvalid(chosen.isEmpty());
        if (chosen.isEmpty()) {
            scopes.setErrorMessage("Choose one or more.");
            return;
        }
        close();
        onCreate.accept(chosen, label.getValue().strip());
    }

    private static String words(Scope scope) {
        return switch (scope) {
            case INFER -> "infer: ask for predictions";
            case CAPTURE -> "capture: send predictions made elsewhere";
            case GROUND_TRUTH -> "ground-truth: send what came true";
        };
    }
}
