package dev.vigia.model;

import org.junit.jupiter.api.Nested;

class InMemoryModelPortsTest {
    @Nested
    class Registry extends ModelRegistryContract {
        @Override
        protected ModelRegistry open() {
            return new InMemoryModelRegistry();
        }
    }

    @Nested
    class Artifacts extends ArtifactStoreContract {
        @Override
        protected ArtifactStore open() {
            return new InMemoryArtifactStore();
        }
    }
}
