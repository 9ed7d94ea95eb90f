package dev.vigia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.access.LoginToken.Reading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LoginTokenTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final LoginToken TOKEN = new LoginToken("abcdefghijklmnop", NOW.plusSeconds(60));

    /** {@code printf abcdefghijklmnop.1795435260 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary | basenc --base64url}. */
    @Test
    void isSignedAsOpensslSigns() {
        assertThat(TOKEN.signed(SECRET))
                .isEqualTo("abcdefghijklmnop.1795435260.rOlnTs5HSkh_EUDewZjVZj1fa6ODrRdtsdzJrNNj9sA");
    }

    @Test
    void isGoodUntilItExpires() {
        String text = TOKEN.signed(SECRET);

        assertThat(LoginToken.read(text, SECRET, NOW.plusSeconds(59))).isEqualTo(new Reading.Good(TOKEN));
        assertThat(LoginToken.read(text, SECRET, NOW.plusSeconds(60))).isEqualTo(new Reading.Expired(TOKEN));
    }

    @Test
    void isForgedWhenAnyCharacterDiffers() {
        String text = TOKEN.signed(SECRET);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '1' ? '2' : '1';
            String changed = text.substring(0, i) + other + text.substring(i + 1);

            assertThat(LoginToken.read(changed, SECRET, NOW)).as(changed).isEqualTo(new Reading.Forged());
        }
    }

    @Test
    void isForgedUnderAnotherSecret() {
        assertThat(LoginToken.read(TOKEN.signed(SECRET), SECRET.toUpperCase(java.util.Locale.ROOT), NOW))
                .isEqualTo(new Reading.Forged());
    }

    @Test
    void isForgedWhenNotATokenAtAll() {
        for (String text : new String[] {"", ".", "..", "a.b.c", "abcdefghijklmnop.999999999999999999999.x"}) {
            assertThat(LoginToken.read(text, SECRET, NOW)).as(text).isEqualTo(new Reading.Forged());
        }
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> TOKEN.signed("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 characters")
                .hasMessageContaining("32 or more");
    }

    @Test
    void keepsItsNonceOutOfTexts() {
        assertThat(TOKEN).asString().doesNotContain(TOKEN.nonce());
    }
}
