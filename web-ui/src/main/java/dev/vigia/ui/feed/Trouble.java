package dev.vigia.ui.feed;

import com.vaadin.flow.component.html.Paragraph;

/** Says that a page is waiting for its store; silent otherwise. */
public final class Trouble extends Paragraph {
    public Trouble() {
        addClassName("trouble");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    public void tell(Answer<?> answer) {
        switch (answer) {
            case Answer.Known<?> _ -> setVisible(false);
            case Answer.Waiting<?> _ -> say("Waiting for the store to answer …");
            case Answer.Unavailable<?> _ ->
                say("The store cannot be reached. What stands here may be old; this page keeps trying.");
        }
    }

    private void say(String text) {
        setText(text);
        setVisible(true);
    }
}
