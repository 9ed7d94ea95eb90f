package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.ArtifactStore;
import dev.vigia.model.ArtifactStoreContract;
import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        void aSilentBucketIsGivenUpWhenThePatienceForObjectsIsSpent() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Environment.Endpoints endpoints = new Environment.Endpoints(
                        null, null, URI.create("http://127.0.0.1:" + silent.getLocalPort()), null);
                Environment there = aws.environment();
                Environment environment = new Environment(
                        there.tables(),
                        there.topic(),
                        there.artifacts(),
                        there.deadLetters(),
                        there.uiUrl(),
                        endpoints,
                        there.region(),
                        there.credentials());
                Duration object = Duration.ofMillis(700);
                Duration other = Duration.ofSeconds(60);
                AwsClients clients = new AwsClients(environment, new Patience(other, other, other, object));
                ArtifactStore store = new S3ArtifactStore(clients.s3ForLargeObjects(), environment.artifacts());
                long began = System.nanoTime();

                assertThatThrownBy(() -> store.get("ab".repeat(32))).isInstanceOf(StoreUnavailableException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            }
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
