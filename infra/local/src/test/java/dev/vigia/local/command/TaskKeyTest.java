package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.ApiKey;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskKeyTest {
    private static final ModelName FARES = new ModelName("fares");

    @Test
    void isGoodForTheTaskAndLeavesTheListWithIt() {
        InMemoryModelRegistry registry = new InMemoryModelRegistry();
        registry.create(Model.of(FARES));
        KeyCustody custody = new KeyCustody(registry, () -> Instant.EPOCH, new java.util.Random(1), "test");
        TaskKey key = TaskKey.create(custody, FARES, Scope.CAPTURE, "vigia import");
        try (key) {
            assertThat(key.secret()).startsWith("vigia_");
            assertThat(custody.list(FARES)).extracting(ApiKey::scopes).containsExactly(Set.of(Scope.CAPTURE));
        }
        assertThat(custody.list(FARES)).isEmpty();
        key.close(); // as the hook of an exit that came in between
        assertThat(custody.list(FARES)).isEmpty();
    }
}
