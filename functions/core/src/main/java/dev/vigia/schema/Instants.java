package dev.vigia.schema;

/** Recognises dates and times of ISO 8601: {@code 2026-11-25}, {@code 2026-11-25T17:03:00.5Z}, with a space for the T too. */
public final class Instants {
    private static final int DATE = 10;
    private static final int LONGEST = 40;

    private Instants() {}

    /** Whether a text is a date, or a date with a time. */
    public static boolean isInstant(String text) {
        int length = text.length();
        if (length < DATE || length > LONGEST || !isDate(text)) {
            return false;
        }
        return length == DATE || isTime(text, DATE);
    }

    private static boolean isDate(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && areDigits(text, 0, 4)
                && within(text, 5, 1, 12)
                && within(text, 8, 1, 31);
    }

    /** From the T: hours and minutes, then seconds with a fraction, then a zone. */
    private static boolean isTime(String text, int at) {
        char joint = text.charAt(at);
        if ((joint != 'T' && joint != ' ')
                || text.length() < at + 6
                || !within(text, at + 1, 0, 24)
                || text.charAt(at + 3) != ':'
                || !within(text, at + 4, 0, 59)) {
            return false;
        }
        for (int i = at + 6; i < text.length(); i++) {
            if ("0123456789:.,+-Zz[]/_".indexOf(text.charAt(i)) < 0 && !Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean within(String text, int at, int least, int most) {
        if (!areDigits(text, at, at + 2)) {
            return false;
        }
        int value = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
        return value >= least && value <= most;
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
