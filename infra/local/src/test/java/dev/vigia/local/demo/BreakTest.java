package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakTest {
    @Test
    void theCommandLineHasSixWords() {
        assertThat(Arrays.stream(Break.values()).map(Break::word))
                .containsExactly("nulls", "units", "new-airport", "outliers", "correlation", "silence");
    }

    @ParameterizedTest
    @EnumSource
    void aWordLeadsBack(Break one) {
        assertThat(Break.ofWord(one.word())).isEqualTo(one);
    }

    @Test
    void anotherWordIsRefusedWithTheWordsThereAre() {
        assertThatThrownBy(() -> Break.ofWord("metres"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("break 'metres': expected nulls, units, new-airport, outliers, correlation, silence");
    }
}
