package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.DeadLettersContract;
import dev.vigia.inference.TestModels;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryDeadLettersTest extends DeadLettersContract {
    @TempDir
    Path directory;

    @Override
    protected DeadLetters open(ModelRegistry registry) {
        return new DirectoryDeadLetters(directory.resolve("dead-letters"), registry);
    }

    @Test
    void whatIsThereOutlivesTheProcess() {
        letters.put(request(1));

        assertThat(open(TestModels.registry()).peek(9)).containsExactly(request(1));
    }

    @Test
    void whatACrashLeftUnfinishedIsNoLetter() throws IOException {
        Files.write(directory.resolve("dead-letters/x" + DurableFiles.UNFINISHED), new byte[] {0, 0, 1});

        assertThat(letters.peek(9)).isEmpty();
        assertThat(letters.size()).isZero();
    }

    @Test
    void aDamagedLetterStaysAndTheOthersComeBack() throws IOException {
        letters.put(request(1));
        letters.put(request(2));
        Path first = directory.resolve("dead-letters/" + request(1).id() + ".flights.letter");
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length - 5] ^= 1;
        Files.write(first, bytes);

        assertThat(letters.peek(9)).containsExactly(request(2));
        assertThat(letters.size()).isEqualTo(2);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsAnOutage() throws IOException {
        Files.delete(directory.resolve("dead-letters"));
        Files.createFile(directory.resolve("dead-letters"));

        assertThatThrownBy(() -> letters.put(request(1)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("dead-letters");
        assertThatThrownBy(() -> letters.size()).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> open(TestModels.registry())).isInstanceOf(StoreUnavailableException.class);
    }

    /** On a device that is always full; that any failure to write is an outage is tested above. */
    @Test
    void aFullDiskIsNoticedBeforeAPutReturns() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "no /dev/full here");

        try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> DurableFiles.force(channel, new byte[] {1}))
                    .isInstanceOf(IOException.class);
        }
    }
}
