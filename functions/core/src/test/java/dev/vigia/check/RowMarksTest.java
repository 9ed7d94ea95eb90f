package dev.vigia.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.RowId;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowMarksTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static List<RowId> rows(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> InferenceId.of(
                                START.plusMillis(random.nextInt(3_600_000)), random.nextLong(), random.nextLong())
                        .row(random.nextInt(50)))
                .limit(size)
                .toList();
    }

    @Test
    void whatIsMarkedIsKnownAgain() {
        List<RowId> rows = rows(RowMarks.MOST, 1);
        RowMarks marks = RowMarks.parse(RowMarks.of(rows).orElseThrow().text());
        assertThat(rows).allMatch(marks::has);
        assertThat(marks.text()).hasSizeLessThan(27_000);
        assertThat(marks.text())
                .isEqualTo(RowMarks.of(rows.reversed()).orElseThrow().text());
    }

    /** Of 300,000 others one in three hundred million would be expected each; rows of the same request are others too. */
    @Test
    void othersAreNot() {
        List<RowId> rows = rows(RowMarks.MOST, 1);
        RowMarks marks = RowMarks.of(rows).orElseThrow();
        assertThat(rows(300_000, 2)).noneMatch(marks::has);
        assertThat(rows).noneMatch(row -> marks.has(row.inference().row(row.index() + 50)));
        assertThat(RowMarks.NONE.has(rows.getFirst())).isFalse();
        assertThat(RowMarks.parse("").text()).isEmpty();
    }

    @Test
    void tooManyAreNotMarked() {
        assertThat(RowMarks.of(rows(RowMarks.MOST + 1, 1))).isEmpty();
        assertThat(RowMarks.of(List.of()).orElseThrow().text()).isEmpty();
    }

    @Test
    void whatAreNoMarksIsRefused() {
        assertThatThrownBy(() -> RowMarks.parse("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RowMarks.parse("?")).isInstanceOf(IllegalArgumentException.class);
    }
}
