package dev.vigia.local.file;

import org.jspecify.annotations.Nullable;

/** Gives the same String for the same characters, as long as there are not too many different ones. Not thread-safe. */
final class Dictionary {
    private static final int MOST = 1 << 13;
    private static final int LONGEST = 64;

    private @Nullable String[] table = new @Nullable String[64];
    private int size;

    String of(char[] text, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(text, from, length);
        }
        int mask = table.length - 1;
        int at = hash(text, from, to) & mask;
        @Nullable String held = table[at];
        while (held != null) {
            if (isEqual(held, text, from, length)) {
                return held;
            }
            at = at + 1 & mask;
            held = table[at];
        }
        String made = new String(text, from, length);
        keep(made, at);
        return made;
    }

    private void keep(String made, int at) {
        if (size == MOST) {
            return;
        }
        table[at] = made;
        size++;
        if (size > table.length / 2) {
            grow();
        }
    }

    private void grow() {
        @Nullable String[] before = table;
        table = new @Nullable String[before.length * 2];
        int mask = table.length - 1;
        for (@Nullable String text : before) {
            if (text != null) {
                char[] chars = text.toCharArray();
                int at = hash(chars, 0, chars.length) & mask;
                while (table[at] != null) {
                    at = at + 1 & mask;
                }
                table[at] = text;
            }
        }
    }

    private static int hash(char[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        return hash ^ hash >>> 15;
    }

    private static boolean isEqual(String held, char[] text, int from, int length) {
        if (held.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (held.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
