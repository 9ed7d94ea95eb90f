package dev.vigia.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.ApiKey;
import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

final class KeyLineTest {
    private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");

    private static ApiKey key(String label) {
        return new ApiKey(
                new ModelName("flights"),
                "0123456789abcdef".repeat(4),
                EnumSet.allOf(Scope.class),
                label,
                CREATED,
                null);
    }

    @Test
    void isCalledByItsLabelOrElseByItsId() {
        assertThat(KeyLine.of(key("shop")).name()).isEqualTo("shop");
        assertThat(KeyLine.of(key(" ")).name()).isEqualTo("0123456789ab");
        assertThat(KeyLine.of(key("shop")).id()).isEqualTo("0123456789ab");
    }

    @Test
    void tellsItsScopesInTheWordsOfTheCommand() {
        assertThat(KeyLine.of(key("")).scopes()).isEqualTo("infer, capture, ground-truth");
    }

    @Test
    void isGoodUntilItIsRevoked() {
        assertThat(KeyLine.of(key("")).isGood()).isTrue();
        assertThat(KeyLine.of(key("").revokedSince(CREATED)).isGood()).isFalse();
    }
}
