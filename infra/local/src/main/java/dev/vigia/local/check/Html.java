package dev.vigia.local.check;

/** Text as HTML. */
final class Html {
    private Html() {}

    /** Text with the characters replaced that mean something in HTML; others that no page shows are left out. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' || Character.isSurrogate(c) ? '\ufffd' : c);
            }
        }
        return safe.toString();
    }

    /** An outcome's word in its colour; nothing of no word. */
    static String outcome(String word) {
        return word.isEmpty() ? "" : "<span class=\"word " + word + "\">" + word + "</span>";
    }
}
