package dev.vigia.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import dev.vigia.model.IssuedKey;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.ui.feed.Answer;
import dev.vigia.ui.feed.Background;
import dev.vigia.ui.feed.Feed;
import dev.vigia.ui.keys.KeyLine;
import dev.vigia.ui.keys.NewKeyDialog;
import dev.vigia.ui.keys.SecretDialog;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys of a model's API, to be made, rotated and revoked; those that are revoked are folded away. */
final class KeysSection extends Section {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final int SHOWN_FOR_MS = 6000;

    /** Of the page's seconds: keys change when somebody changes them. */
    private static final int EVERY = 10;

    private final ModelName model;
    private final KeyCustody custody;
    private final Feed<List<KeyLine>> feed;
    private final UnorderedList good = new UnorderedList();
    private final UnorderedList revoked = new UnorderedList();
    private final Details fold = new Details("", revoked);
    private final Paragraph none = new Paragraph("No key is good: nobody can call this model's API.");
    private final Button create = new Button("New key", click -> new NewKeyDialog(this::create).open());
    private @Nullable List<KeyLine> shown;
    private int pause;

    KeysSection(ModelName model, KeyCustody custody, Background background) {
        super("Keys", "keys");
        this.model = model;
        this.custody = custody;
        feed = new Feed<>(() -> custody.list(model).stream().map(KeyLine::of).toList(), background);
        none.setVisible(false);
        fold.setVisible(false);
        addToHead(create);
        add(none, good, fold);
    }

    /** To be called each second. */
    void refresh() {
        if (pause-- > 0) {
            return;
        }
        pause = EVERY;
        if (feed.next(PATIENCE) instanceof Answer.Known<List<KeyLine>>(List<KeyLine> lines) && !lines.equals(shown)) {
            show(lines);
        }
    }

    private void show(List<KeyLine> lines) {
        shown = lines;
        List<KeyLine> over =
                lines.reversed().stream().filter(line -> !line.isGood()).toList();
        good.removeAll();
        lines.stream().filter(KeyLine::isGood).forEach(line -> good.add(item(line)));
        revoked.removeAll();
        over.forEach(line -> revoked.add(item(line)));
        none.setVisible(over.size() == lines.size());
        fold.setVisible(!over.isEmpty());
        fold.setSummaryText(Numbers.count(over.size(), "revoked key"));
    }

    private Component item(KeyLine line) {
        Span id = new Span(line.id());
        id.addClassName("mono");
        Div facts = new Div(id, new Span(line.scopes()), new Span(new Span("created "), new When(line.created())));
        facts.addClassName("facts");
        Span name = new Span(line.name());
        name.addClassName("name");
        ListItem item = new ListItem(new Div(name, facts));
        if (line.revoked() != null) {
            facts.add(new Span(new Span("revoked "), new When(line.revoked())));
        } else {
            Div actions = new Div(action("Rotate", line, this::askToRotate), action("Revoke", line, this::askToRevoke));
            actions.addClassName("actions");
            item.add(actions);
        }
        return item;
    }

    private static Button action(String word, KeyLine line, Consumer<KeyLine> ask) {
        Button button = new Button(word, click -> ask.accept(line));
        button.addThemeName("tertiary");
        button.setAriaLabel(word + " " + line.name() + ", " + line.id());
        return button;
    }

    private void create(Set<Scope> scopes, String label) {
        attempt(() -> custody.create(model, scopes, label)).ifPresent(this::tell);
    }

    private void askToRotate(KeyLine line) {
        ask(
                "Rotate " + line.name() + "?",
                "A new key with the same scopes is made and shown once; this one is refused within seconds. To change"
                        + " without a gap, make a second key, give it to the callers, then revoke this one.",
                "Rotate",
                () -> attempt(() -> custody.rotate(model, line.hash())).ifPresent(this::tell));
    }

    private void askToRevoke(KeyLine line) {
        ask(
                "Revoke " + line.name() + "?",
                "Callers that send it are refused within seconds. This cannot be undone.",
                "Revoke",
                () -> attempt(() -> custody.revoke(model, line.hash()))
                        .ifPresent(key -> say(line.name() + " is revoked.")));
    }

    private static void ask(String question, String consequence, String word, Runnable action) {
        ConfirmDialog dialog = new ConfirmDialog(question, consequence, word, confirmed -> action.run());
        dialog.setCancelable(true);
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void tell(IssuedKey issued) {
        new SecretDialog(issued, create::focus).open();
    }

    /** What a change answers, with the list as it is then; nothing if it was not made, which is said. */
    private <T> Optional<T> attempt(Supplier<T> change) {
        Optional<T> answer = Optional.empty();
        try {
            answer = Optional.of(change.get());
        } catch (IllegalArgumentException e) {
            say("Nothing was changed: " + e.getMessage() + ".");
        } catch (StoreUnavailableException e) {
            say("The store cannot be reached; look again at the keys in a moment, and try again.");
        }
        pause = 0;
        refresh();
        pause = 0;
        return answer;
    }

    private static void say(String text) {
        Notification.show(text, SHOWN_FOR_MS, Notification.Position.BOTTOM_CENTER);
    }
}
