package dev.vigia.aws;

import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.InferenceLogContract;
import dev.vigia.model.ModelRegistry;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

class DynamoDbInferenceLogTest extends InferenceLogContract {
    @Override
    protected InferenceLog open(ModelRegistry registry) {
        DynamoDbLocalServer server = DynamoDbLocalServer.shared();
        DynamoDbEnhancedClient client = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(server.client())
                .extensions()
                .build();
        return new DynamoDbInferenceLog(client, server.tables(), registry);
    }
}
