package dev.vigia.profile;

import dev.vigia.model.Constraints;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limits that were set by hand for a text: its categories, length and pattern. */
final class TextLimits {
    private final Set<String> categories;
    private final int shortest;
    private final int longest;
    private final @Nullable Pattern pattern;

    TextLimits(Constraints limits) {
        categories = Set.copyOf(limits.categories());
        shortest = limits.lengthMin() == null ? 0 : limits.lengthMin();
        longest = limits.lengthMax() == null ? Integer.MAX_VALUE : limits.lengthMax();
        pattern = limits.pattern() == null ? null : Pattern.compile(limits.pattern());
    }

    boolean allows(String text) {
        return text.length() >= shortest
                && text.length() <= longest
                && (categories.isEmpty() || categories.contains(text))
                && (pattern == null || pattern.matcher(text).matches());
    }
}
