package dev.vigia.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every artifact store promises. */
public abstract class ArtifactStoreContract {
    protected ArtifactStore artifacts;

    /** An empty store. */
    protected abstract ArtifactStore open();

    @BeforeEach
    void openArtifacts() {
        artifacts = open();
    }

    @Test
    void namesBytesByTheirHash() {
        byte[] content = "abc".getBytes(StandardCharsets.UTF_8);

        String hash = artifacts.put(content);

        assertThat(hash).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(artifacts.put(content)).isEqualTo(hash);
        assertThat(artifacts.get(hash)).contains(content);
    }

    @Test
    void keepsBytesOfAnySize() {
        for (int size : new int[] {0, 1, 3_000_000}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);

            assertThat(artifacts.get(artifacts.put(content))).contains(content);
        }
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertThat(artifacts.get("0".repeat(64))).isEmpty();
    }

    @Test
    void whatACallerDoesToItsBytesAfterwardsChangesNothing() {
        byte[] content = {1, 2, 3};
        String hash = artifacts.put(content);
        content[0] = 9;
        artifacts.get(hash).orElseThrow()[1] = 9;

        assertThat(artifacts.get(hash)).contains(new byte[] {1, 2, 3});
    }
}
