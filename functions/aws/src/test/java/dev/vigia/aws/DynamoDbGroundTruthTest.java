package dev.vigia.aws;

import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.GroundTruthContract;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;

class DynamoDbGroundTruthTest extends GroundTruthContract {
    @Override
    protected GroundTruth open() {
        ModelRegistry registry = new InMemoryModelRegistry();
        registry.create(Model.of(new ModelName("flights")));
        registry.create(Model.of(new ModelName("flights-2")));
        DynamoDbLocalServer server = DynamoDbLocalServer.shared();
        return new DynamoDbGroundTruth(server.enhanced(), server.tables(), registry);
    }
}
