package dev.vigia.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildProcessTest {
    @TempDir
    Path directory;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ChildProcess start(String... arguments) throws IOException {
        return ChildProcess.start(
                new ChildProcess.Command("child", List.of(arguments), Map.of("A", "b c"), directory, lines::add));
    }

    private static int exitOf(ChildProcess child) throws Exception {
        var exit = new CompletableFuture<Integer>();
        child.onExit(exit::complete);
        return exit.get(20, TimeUnit.SECONDS);
    }

    @Test
    void hasItsEnvironmentOnlyAndItsOutputIsRead() throws Exception {
        ChildProcess child = start("/bin/sh", "-c", "/usr/bin/env | /bin/grep -v ^_= ; pwd; echo ' x  y' >&2; exit 7");
        assertThat(exitOf(child)).isEqualTo(7);
        for (int i = 0; i < 1_000 && lines.size() < 3; i++) {
            Thread.sleep(5);
        }
        assertThat(lines).contains("A=b c", directory.toRealPath().toString(), " x  y");
        assertThat(lines).noneMatch(line -> line.startsWith("HOME="));
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void ignoresTheTerminalsInterruptButStops() throws Exception {
        ChildProcess child = start("/bin/sleep", "20");
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + child.pid()).start().waitFor();
        Thread.sleep(100);
        assertThat(child.isAlive()).isTrue();
        child.stop(Duration.ofSeconds(5));
        assertThat(exitOf(child)).isEqualTo(143);
    }

    @Test
    void isKilledIfItDoesNotStop() throws Exception {
        ChildProcess child = start("/bin/sh", "-c", "trap '' TERM; echo ready; while :; do /bin/sleep 1; done");
        while (lines.isEmpty()) {
            Thread.sleep(5);
        }
        child.stop(Duration.ofMillis(100));
        assertThat(exitOf(child)).isEqualTo(137);
    }

    @Test
    void cutsOutputWithoutLineEndsIntoPieces() throws Exception {
        ChildProcess child = start("/bin/sh", "-c", "/usr/bin/head -c 200000 /dev/zero | /usr/bin/tr '\\\\000' x");
        assertThat(exitOf(child)).isZero();
        for (int i = 0; i < 1_000 && lines.size() < 4; i++) {
            Thread.sleep(5);
        }
        assertThat(lines).extracting(String::length).containsExactly(65_536, 65_536, 65_536, 3_392);
    }

    @Test
    void saysThatItCannotStart() {
        var nowhere = new ChildProcess.Command(
                "child", List.of("/bin/true"), Map.of(), directory.resolve("none"), lines::add);
        assertThatThrownBy(() -> ChildProcess.start(nowhere)).isInstanceOf(IOException.class);
    }
}
