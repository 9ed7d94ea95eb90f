package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.ArtifactStore;
import dev.vigia.model.ArtifactStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoresTest {
    @Nested
    class Directory extends ArtifactStoreContract {
        @TempDir
        Path directory;

        @Override
        protected ArtifactStore open() {
            return new DirectoryArtifactStore(directory.resolve("artifacts"));
        }

        @Test
        void whatWasChangedOnDiskIsNotServed() throws IOException {
            String hash = artifacts.put(new byte[] {1, 2, 3});
            Files.write(directory.resolve("artifacts").resolve(hash), new byte[] {1, 2, 4});

            assertThatThrownBy(() -> artifacts.get(hash))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(hash);
        }

        @Test
        void aNameThatLeadsElsewhereIsRefused() {
            assertThatThrownBy(() -> artifacts.get("../secret")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void nothingUnfinishedStays() throws IOException {
            artifacts.put(new byte[] {1});
            artifacts.put(new byte[] {1});

            try (var files = Files.list(directory.resolve("artifacts"))) {
                assertThat(files).hasSize(1);
            }
        }
    }

    @Nested
    class InBucket extends ArtifactStoreContract {
        private final FakeAws aws = new FakeAws();

        @AfterEach
        void close() {
            aws.close();
        }

        @Override
        protected ArtifactStore open() {
            Environment environment = aws.environment();
            return new S3ArtifactStore(new AwsClients(environment).s3ForLargeObjects(), environment.artifacts());
        }

        @Test
        void whatWasChangedInTheBucketIsNotServed() {
            String hash = artifacts.put(new byte[] {1, 2, 3});
            aws.objects.put("/s3/bucket/vigia/artifacts/" + hash, new byte[] {9});

            assertThatThrownBy(() -> artifacts.get(hash))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(hash);
        }
    }
}
