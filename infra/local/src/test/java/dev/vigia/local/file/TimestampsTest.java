package dev.vigia.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.Cell;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final Path FILE = Path.of("some.csv");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:00:00Z",
                "2026-11-20T10:00:00.000Z",
                "2026-11-20T11:00:00+01:00",
                "2026-11-20T11:00:00+0100",
                "2026-11-20 11:00:00+01:00",
                "2026-11-20T10:00:00",
                "2026-11-20 10:00:00",
                "2026-11-20T10:00",
                "1795168800",
                "1795168800.0",
                "1795168800000",
                "1795168800000000",
                "1795168800000000000"
            })
    void eachFormIsTheSameTime(String text) {
        assertThat(Timestamps.parse(text)).contains(TIME);
    }

    @Test
    void aDateIsItsMidnight() {
        assertThat(Timestamps.parse("2026-11-20")).contains(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(Timestamps.parse("-86400")).contains(Instant.parse("1969-12-31T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "yesterday", "20/11/2026", "2026-13-01", "1.2.3", "1-2", "NaN", "9e99"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void numbersAreSecondsToo() {
        assertThat(Timestamps.of(NumberColumn.of(1_795_168_800.0), FILE, "when", 0))
                .isEqualTo(List.of(TIME));
    }

    @Test
    void aRowWithoutTimeIsNamed() {
        TextColumn column = new TextColumn.Builder(2)
                .add("2026-11-20")
                .addMissing(Cell.NULL)
                .build();
        assertThatThrownBy(() -> Timestamps.of(column, FILE, "when", 40))
                .hasMessageContaining("row 42, column 'when'")
                .hasMessageContaining("expected a time");
    }
}
