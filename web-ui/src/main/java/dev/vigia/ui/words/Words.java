package dev.vigia.ui.words;

import java.util.Locale;

/** Words put together. */
public final class Words {
    private Words() {}

    /** With a capital first letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** As a sentence: a capital first letter and a full stop, unless it ends with a mark of its own. */
    public static String sentence(String text) {
        String capital = capital(text.strip());
        return capital.isEmpty() || capital.matches("(?s).*[.!?…]") ? capital : capital + ".";
    }
}
