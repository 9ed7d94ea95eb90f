package dev.vigia.aws;

import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.InferenceLogContract;
import dev.vigia.model.ModelRegistry;

class DynamoDbInferenceLogTest extends InferenceLogContract {
    @Override
    protected InferenceLog open(ModelRegistry registry) {
        DynamoDbLocalServer server = DynamoDbLocalServer.shared();
        return new DynamoDbInferenceLog(server.enhanced(), server.tables(), registry);
    }
}
