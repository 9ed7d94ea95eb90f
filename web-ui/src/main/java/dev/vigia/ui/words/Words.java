package dev.vigia.ui.words;

import java.util.Locale;

/** Words put together. */
public final class Words {
    private Words() {}

    /** With a capital first letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** With a full stop, unless it ends with a mark of its own. A first word may be a feature's name, so it stays. */
    public static String sentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.matches("(?s).*[.!?…]") ? stripped : stripped + ".";
    }
}
