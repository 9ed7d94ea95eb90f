package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Constraints;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits that were set by hand for texts. */
class TextLimitsTest {
    private static TextLimits limits(
            List<String> categories, @Nullable String pattern, @Nullable Integer least, @Nullable Integer most) {
        return new TextLimits(new Constraints(null, null, null, categories, null, pattern, least, most, false));
    }

    @Test
    void withoutLimitsAnyTextIsAllowed() {
        TextLimits none = new TextLimits(Constraints.NONE);
        assertThat(none.allows("")).isTrue();
        assertThat(none.allows("x".repeat(100_000))).isTrue();
    }

    @Test
    void bothLengthsAreAllowedThemselves() {
        TextLimits limits = limits(List.of(), null, 2, 3);
        assertThat(limits.allows("a")).isFalse();
        assertThat(limits.allows("ab")).isTrue();
        assertThat(limits.allows("abc")).isTrue();
        assertThat(limits.allows("abcd")).isFalse();
    }

    @Test
    void aPatternIsOfTheWholeText() {
        TextLimits limits = limits(List.of(), "[A-Z]{3}", null, null);
        assertThat(limits.allows("ANC")).isTrue();
        assertThat(limits.allows("ANCH")).isFalse();
    }

    @Test
    void everyLimitMustHold() {
        TextLimits limits = limits(List.of("ANC", "SEA", "lax", "OAKL"), "[A-Z]+", null, 3);
        assertThat(limits.allows("ANC")).isTrue();
        assertThat(limits.allows("JFK")).as("none of the categories").isFalse();
        assertThat(limits.allows("lax")).as("not of the pattern").isFalse();
        assertThat(limits.allows("OAKL")).as("too long").isFalse();
    }
}
