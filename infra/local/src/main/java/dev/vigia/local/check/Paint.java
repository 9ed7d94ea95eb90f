package dev.vigia.local.check;

import dev.vigia.check.Outcome;

/** Colours of a terminal; none elsewhere. */
record Paint(boolean coloured) {
    private static final char ESCAPE = 27;

    String bold(String text) {
        return in("1", text);
    }

    String outcome(Outcome outcome, String text) {
        return switch (outcome) {
            case PASSED -> in("32", text);
            case BREACHED -> in("1;31", text);
            case INCONCLUSIVE -> in("33", text);
        };
    }

    /** An outcome's word in its colour, any other as it is. */
    String word(String text) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.word().equals(text)) {
                return outcome(outcome, text);
            }
        }
        return text;
    }

    private String in(String code, String text) {
        return coloured ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
    }
}
