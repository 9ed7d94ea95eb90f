package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.DeadLettersContract;
import dev.vigia.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryDeadLettersTest extends DeadLettersContract {
    @TempDir
    private Path directory;

    @Override
    protected DeadLetters open(ModelRegistry registry) {
        return new DirectoryDeadLetters(directory, registry);
    }

    @Test
    void whatACrashLeftHalfWrittenIsNoLetter() throws IOException {
        letters.put(request(1));
        Files.write(directory.resolve("0190.partial"), new byte[] {1});

        assertThat(letters.size()).isOne();
        assertThat(letters.peek(10)).containsExactly(request(1));
    }
}
