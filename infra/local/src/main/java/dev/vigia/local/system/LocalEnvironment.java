package dev.vigia.local.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that functions and web UI are given, as the template gives it to the deployed ones. */
public final class LocalEnvironment {
    private LocalEnvironment() {}

    /** What it takes to reach the stores. DynamoDB Local wants credentials, but any will do. */
    public static Map<String, String> forStores(Path data, URI dynamoDb) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("VIGIA_TABLE_INFERENCES", "vigia-inferences");
        variables.put("VIGIA_TABLE_PROFILES", "vigia-profiles");
        variables.put("VIGIA_TABLE_MODELS", "vigia-models");
        variables.put("VIGIA_TABLE_REPORTS", "vigia-reports");
        variables.put("VIGIA_TABLE_TRUTH", "vigia-truth");
        variables.put("VIGIA_ARTIFACTS", data.resolve("artifacts").toUri().toString());
        variables.put("VIGIA_DEAD_LETTERS", data.resolve("dead-letters").toUri().toString());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        return variables;
    }

    /** The same, and where news goes. */
    static Map<String, String> forFunctions(Path data, URI dynamoDb, URI sns, String topicArn, URI ui) {
        Map<String, String> variables = forStores(data, dynamoDb);
        variables.put("VIGIA_TOPIC_ARN", topicArn);
        variables.put("VIGIA_UI_URL", ui.toString());
        variables.put("AWS_ENDPOINT_URL_SNS", sns.toString());
        // Whose it is to name: of who runs this, as it is of who deploys.
        variables.put("VIGIA_SCORER_HOSTS", System.getenv().getOrDefault("VIGIA_SCORER_HOSTS", ""));
        return variables;
    }
}
