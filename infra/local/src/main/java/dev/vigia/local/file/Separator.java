package dev.vigia.local.file;

import java.util.EnumMap;
import java.util.Map;

/** What stands between the fields of a CSV file. */
enum Separator {
    COMMA(',', "commas"),
    SEMICOLON(';', "semicolons"),
    TAB('\t', "tabs"),
    PIPE('|', "pipes");

    private final char character;
    private final String plural;

    Separator(char character, String plural) {
        this.character = character;
        this.plural = plural;
    }

    char character() {
        return character;
    }

    /** Its word, of many. */
    String plural() {
        return plural;
    }

    /**
     * Tells it by the first two lines: semicolons where the first has more of them than of commas, outside of quotes; tabs or
     * pipes where it has neither commas nor semicolons, and the second line, if there is one, has them too; else commas.
     */
    static Separator of(String text) {
        Line header = Line.of(text, 0);
        if (header.has(SEMICOLON) || header.has(COMMA)) {
            return header.count(SEMICOLON) > header.count(COMMA) ? SEMICOLON : COMMA;
        }
        Line first = Line.of(text, header.end() + 1);
        for (Separator rare : new Separator[] {TAB, PIPE}) {
            if (header.has(rare) && (first.isEmpty() || first.has(rare))) {
                return rare;
            }
        }
        return COMMA;
    }

    /** How often each stands in a line outside of quotes, and where the line ends. */
    private record Line(Map<Separator, Integer> counts, int begin, int end) {
        static Line of(String text, int begin) {
            Map<Separator, Integer> counts = new EnumMap<>(Separator.class);
            boolean quoted = false;
            int at = begin;
            for (; at < text.length() && (quoted || text.charAt(at) != '\n'); at++) {
                char c = text.charAt(at);
                quoted ^= c == '"';
                if (!quoted) {
                    count(c, counts);
                }
            }
            return new Line(counts, begin, at);
        }

        private static void count(char c, Map<Separator, Integer> counts) {
            for (Separator one : values()) {
                if (c == one.character) {
                    counts.merge(one, 1, Integer::sum);
                }
            }
        }

        int count(Separator one) {
            return counts.getOrDefault(one, 0);
        }

        boolean has(Separator one) {
            return count(one) > 0;
        }

        boolean isEmpty() {
            return end <= begin;
        }
    }
}
