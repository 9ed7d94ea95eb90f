package dev.vigia.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.Cell;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final Path FILE = Path.of("some.csv");

    @ParameterizedTest
    @ValueSource(
            strings = {
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

    /** The usual forms are read by hand: any of them must be what the formatter says, odd ones too. */
    @Test
    void whatIsReadByHandIsWhatTheFormatterReads() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            String fraction = i % 3 == 0
                    ? ""
                    : "."
                            + Long.toString(1_000_000_000L + random.nextInt(1_000_000_000))
                                    .substring(1, 2 + random.nextInt(9));
            String text = String.format(
                    "%04d-%02d-%02dT%02d:%02d:%02d%s%s",
                    random.nextInt(1, 3000),
                    random.nextInt(14),
                    random.nextInt(33),
                    random.nextInt(25),
                    random.nextInt(61),
                    random.nextInt(61),
                    fraction,
                    List.of("Z", "+01:00", "-09:30", "+17:59", "-17:00").get(random.nextInt(5)));
            Optional<Instant> formatted;
            try {
                formatted = Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException none) {
                formatted = Optional.empty();
            }
            assertThat(Timestamps.parse(text)).as(text).isEqualTo(formatted);
        }
        for (String odd : List.of(
                "2026-11-20T10:00:00.1234567890Z",
                "2026-11-20T10:00:00+01:6",
                "2026-11-20x10:00:00",
                "2026-11-20T1a:00:00Z",
                "2026-11-20T10:00:00ZZ")) {
            assertThat(Timestamps.parse(odd)).as(odd).isEmpty();
        }
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
