package dev.vigia.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void sentenceEndsOnce() {
        assertThat(Words.sentence("all checks passed")).isEqualTo("all checks passed.");
        assertThat(Words.sentence("Late!")).isEqualTo("Late!");
        assertThat(Words.sentence("")).isEmpty();
    }
}
