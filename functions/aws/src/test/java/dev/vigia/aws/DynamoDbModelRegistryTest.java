package dev.vigia.aws;

import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelRegistryContract;

class DynamoDbModelRegistryTest extends ModelRegistryContract {
    @Override
    protected ModelRegistry open() {
        DynamoDbLocalServer server = DynamoDbLocalServer.shared();
        return new DynamoDbModelRegistry(server.enhanced(), server.tables());
    }
}
