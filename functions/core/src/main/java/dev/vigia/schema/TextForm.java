package dev.vigia.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that texts share: runs of capital letters, small letters and digits, and other characters as they are, such as
 * {@code [A-Z]{2}[0-9]{3,5}}. Letters are those of ASCII.
 */
final class TextForm {
    /** Longer or more varied texts have no form. */
    private static final int MOST_RUNS = 24;

    private static final String SPECIAL = "\\[](){}.*+?^$|-&~#";

    private final List<Run> runs;

    private TextForm(List<Run> runs) {
        this.runs = runs;
    }

    /** A run of one class of characters: {@code A}, {@code a}, {@code 0}, or a character for itself. */
    private record Run(char kind, int least, int most) {
        Run widened(Run other) {
            return new Run(kind, Math.min(least, other.least), Math.max(most, other.most));
        }
    }

    /** The form of one text; null if it is too long or too varied to have one. */
    static @Nullable TextForm of(String text) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char kind = kind(text.charAt(at));
            int from = at;
            while (at < text.length() && kind(text.charAt(at)) == kind) {
                at++;
            }
            runs.add(new Run(kind, at - from, at - from));
            if (runs.size() > MOST_RUNS || Character.isSurrogate(kind)) {
                return null;
            }
        }
        return new TextForm(runs);
    }

    private static char kind(char letter) {
        if (letter >= '0' && letter <= '9') {
            return '0';
        }
        if (letter >= 'A' && letter <= 'Z') {
            return 'A';
        }
        return letter >= 'a' && letter <= 'z' ? 'a' : letter;
    }

    /** The form of this one's texts and another's; null if they share none. */
    @Nullable TextForm widened(TextForm other) {
        if (runs.size() != other.runs.size()) {
            return null;
        }
        List<Run> wide = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).kind() != other.runs.get(i).kind()) {
                return null;
            }
            wide.add(runs.get(i).widened(other.runs.get(i)));
        }
        return new TextForm(wide);
    }

    /** A regular expression that texts of this form match as a whole. */
    String pattern() {
        StringBuilder pattern = new StringBuilder();
        for (Run run : runs) {
            pattern.append(letters(run.kind()));
            if (run.most() > 1) {
                pattern.append('{').append(run.least());
                pattern.append(run.most() > run.least() ? "," + run.most() : "").append('}');
            }
        }
        return pattern.toString();
    }

    private static String letters(char kind) {
        return switch (kind) {
            case '0' -> "[0-9]";
            case 'A' -> "[A-Z]";
            case 'a' -> "[a-z]";
            default -> (SPECIAL.indexOf(kind) >= 0 ? "\\" : "") + kind;
        };
    }
}
