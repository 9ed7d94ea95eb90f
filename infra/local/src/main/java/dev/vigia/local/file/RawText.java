package dev.vigia.local.file;

/** Words that a cell of untyped text can be. Spaces around them do not count. */
final class RawText {
    private RawText() {}

    /** Whether the text is empty, {@code NA}, {@code NaN} or {@code null}, in any case of letters but for {@code NA}. */
    static boolean isMissing(char[] text, int from, int to) {
        int start = start(text, from, to);
        int length = end(text, start, to) - start;
        if (length == 0) {
            return true;
        }
        char first = text[start];
        if (first != 'n' && first != 'N') {
            return false;
        }
        return switch (length) {
            case 2 -> first == 'N' && text[start + 1] == 'A';
            case 3 -> is(text, start, "nan");
            case 4 -> is(text, start, "null");
            default -> false;
        };
    }

    /** Whether small letters stand there, in any case. */
    private static boolean is(char[] text, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((text[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** 1 for true, 0 for false, −1 for anything else. */
    static int flag(char[] text, int from, int to) {
        int start = start(text, from, to);
        int length = end(text, start, to) - start;
        if (length == 4 && is(text, start, "true")) {
            return 1;
        }
        return length == 5 && is(text, start, "false") ? 0 : -1;
    }

    /** The first place that is no space. */
    static int start(char[] text, int from, int to) {
        int start = from;
        while (start < to && text[start] == ' ') {
            start++;
        }
        return start;
    }

    /** The place after the last that is no space. */
    static int end(char[] text, int from, int to) {
        int end = to;
        while (end > from && text[end - 1] == ' ') {
            end--;
        }
        return end;
    }
}
