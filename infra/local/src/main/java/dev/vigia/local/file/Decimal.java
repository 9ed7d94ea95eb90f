package dev.vigia.local.file;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * Reads decimal numbers, each as the double nearest to it. Up to 15 digits with an exponent of up to 22 are exact in one
 * multiplication or division (Clinger 1990, doi:10.1145/93548.93557); the others go the long way. Not thread-safe.
 */
final class Decimal {
    private static final long EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_POWER = 22;
    private static final double[] POWERS = new double[MOST_POWER + 1];

    static {
        double power = 1;
        for (int i = 0; i <= MOST_POWER; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private double value;
    private long whole;
    private boolean isWhole;
    private boolean isCode;

    /** Reads what stands there, spaces around it apart; returns whether it is a number. Infinities are numbers. */
    boolean read(char[] text, int from, int to) {
        int start = RawText.start(text, from, to);
        int end = RawText.end(text, start, to);
        isWhole = false;
        isCode = false;
        if (start == end) {
            return false;
        }
        char first = text[start];
        int at = first == '-' || first == '+' ? start + 1 : start;
        return digits(text, start, at, end, first == '-');
    }

    private boolean digits(char[] text, int start, int from, int end, boolean negative) {
        long mantissa = 0;
        int digits = 0;
        int fraction = 0;
        boolean point = false;
        int at = from;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = digits < MOST_DIGITS ? mantissa * 10 + digit : mantissa;
                digits++;
                fraction += point ? 1 : 0;
            } else if (text[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (at < end || digits == 0 || digits > MOST_DIGITS) {
            return longWay(text, start, from, end, digits);
        }
        isWhole = !point;
        isCode = isWhole && digits > 1 && text[from] == '0';
        whole = negative ? -mantissa : mantissa;
        return plain(text, start, from, end, mantissa, fraction, negative);
    }

    private boolean plain(char[] text, int start, int from, int end, long mantissa, int fraction, boolean negative) {
        if (mantissa >= EXACT && fraction > 0) {
            return longWay(text, start, from, end, fraction);
        }
        double magnitude = fraction == 0 ? (double) mantissa : mantissa / POWERS[fraction];
        value = negative ? -magnitude : magnitude;
        return true;
    }

    /** Exponents, more digits than a long holds, and infinities. */
    private boolean longWay(char[] text, int start, int from, int end, int digits) {
        if (digits == 0) {
            return infinity(text, from, end, text[start] == '-');
        }
        for (int i = from; i < end; i++) {
            char c = text[i];
            if ((c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E' && c != '-' && c != '+') {
                return false;
            }
        }
        try {
            value = NumberInput.parseDouble(text, start, end - start, true);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean infinity(char[] text, int from, int end, boolean negative) {
        String word = new String(text, from, Math.min(end - from, 10));
        if (!word.equalsIgnoreCase("inf") && !word.equalsIgnoreCase("infinity")) {
            return false;
        }
        value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return true;
    }

    double value() {
        return value;
    }

    /** Whether it was digits only, few enough for a long. */
    boolean isWhole() {
        return isWhole;
    }

    /** The whole number, where it is one. */
    long whole() {
        return whole;
    }

    /** Whether it was digits with a leading zero, as codes have. */
    boolean isCode() {
        return isCode;
    }
}
