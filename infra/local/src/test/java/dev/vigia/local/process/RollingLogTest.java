package dev.vigia.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingLogTest {
    @TempDir
    Path directory;

    @Test
    void keepsTheLastLinesWithinTwiceItsLimit() throws IOException {
        Path file = directory.resolve("logs/x.log");
        try (var log = RollingLog.open(file, 1_024)) {
            for (int i = 0; i < 1_000; i++) {
                log.line("line " + i);
            }
            assertThat(log.dropped()).isZero();
        }
        Path before = file.resolveSibling("x.log.1");
        assertThat(Files.size(file)).isLessThanOrEqualTo(1_024);
        assertThat(Files.size(before)).isBetween(900L, 1_024L);
        assertThat(Files.readAllLines(file)).endsWith("line 999");
        int last = Integer.parseInt(Files.readAllLines(before).getLast().substring(5));
        assertThat(Files.readAllLines(file)).startsWith("line " + (last + 1));
    }

    @Test
    void appendsToWhatIsThereAndCutsLongLines() throws IOException {
        Path file = directory.resolve("x.log");
        Files.writeString(file, "before\n");
        try (var log = RollingLog.open(file, 1_024)) {
            log.line("y".repeat(5_000));
        }
        assertThat(Files.readAllLines(file)).containsExactly("before", "y".repeat(256) + "…");
    }

    @Test
    void saysWhatItCannotWrite() throws IOException {
        Path file = Files.createDirectory(directory.resolve("taken"));
        assertThatThrownBy(() -> RollingLog.open(file, 2_048)).hasMessageStartingWith("cannot write the log " + file);
        assertThatThrownBy(() -> RollingLog.open(file, 10)).hasMessage("limit is 10 bytes; expected at least 1024");
    }

    @Test
    void dropsAndCountsWhatComesAfterItsEnd() {
        var log = RollingLog.open(directory.resolve("x.log"), 1_024);
        log.close();
        log.line("late");
        assertThat(log.dropped()).isEqualTo(1);
    }
}
