package dev.vigia.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was seen of a column's texts: categories while there are few, lengths, spaces and the form. Not thread-safe. */
final class SeenTexts {
    /** More different ones are no categories for a person to read. */
    static final int MOST_LISTED = 1000;

    private final Map<String, Long> counts = new HashMap<>();
    private boolean many;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private long letters;
    private boolean spaced;
    private boolean formless;
    private @Nullable TextForm form;

    void add(String text) {
        @Nullable Long count = counts.get(text);
        if (count != null) {
            counts.put(text, count + 1);
            letters += text.length();
            return;
        }
        look(text);
        letters += text.length();
        if (counts.size() < MOST_LISTED) {
            counts.put(text, 1L);
        } else {
            many = true;
        }
    }

    private void look(String text) {
        shortest = Math.min(shortest, text.length());
        longest = Math.max(longest, text.length());
        spaced |= text.indexOf(' ') >= 0;
        if (!formless) {
            widen(TextForm.of(text));
        }
    }

    private void widen(@Nullable TextForm other) {
        form = other == null || form == null ? other : form.widened(other);
        formless = form == null;
    }

    void merge(SeenTexts other) {
        for (Map.Entry<String, Long> entry : other.counts.entrySet()) {
            if (counts.containsKey(entry.getKey()) || counts.size() < MOST_LISTED) {
                counts.merge(entry.getKey(), entry.getValue(), Long::sum);
            } else {
                many = true;
            }
        }
        many |= other.many;
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
        letters += other.letters;
        spaced |= other.spaced;
        formless |= other.formless;
        if (formless) {
            form = null;
        } else if (other.form != null) {
            widen(other.form);
        }
    }

    /** All of the different texts in order; empty if there are more than {@value #MOST_LISTED}, or none. */
    List<String> categories() {
        return many ? List.of() : counts.keySet().stream().sorted().toList();
    }

    /** How many of the categories came once only. */
    long singletons() {
        return counts.values().stream().filter(count -> count == 1).count();
    }

    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }

    /** All characters together. */
    long letters() {
        return letters;
    }

    boolean spaced() {
        return spaced;
    }

    /** The form that all share; null if there is none. */
    @Nullable TextForm form() {
        return form;
    }
}
