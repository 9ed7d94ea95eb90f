package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.ArtifactStore;
import dev.vigia.model.ArtifactStoreContract;
import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryArtifactStoreTest extends ArtifactStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected ArtifactStore open() {
        return new DirectoryArtifactStore(directory.resolve("artifacts"));
    }

    @Test
    void tellsWhatWasChangedOnTheDisk() throws IOException {
        String hash = artifacts.put(new byte[] {1, 2, 3});
        Files.write(directory.resolve("artifacts").resolve(hash), new byte[] {1, 2});

        assertThatThrownBy(() -> artifacts.get(hash))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(hash);
    }

    @Test
    void refusesANameThatLeadsElsewhere() {
        assertThatThrownBy(() -> artifacts.get("../" + "a".repeat(61))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isUnavailableWhereItsDirectoryIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new DirectoryArtifactStore(file)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void leavesNothingPartialBehind() throws IOException {
        artifacts.put(new byte[1000]);
        artifacts.put(new byte[1000]);

        try (var files = Files.list(directory.resolve("artifacts"))) {
            assertThat(files).hasSize(1);
        }
    }
}
