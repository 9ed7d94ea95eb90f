package dev.vigia.aws;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** LocalStack in a container, shared by the tests of this JVM, reached as the deployed functions reach AWS. */
public final class LocalStackServer {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");
    private static final int MOST_TRIES = 5;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final class Shared {
        private static final LocalStackServer SERVER = new LocalStackServer();
    }

    private final LocalStackContainer container;

    private LocalStackServer() {
        container = new LocalStackContainer(IMAGE).withServices("dynamodb", "s3", "sqs");
        container.start();
        awaitTables();
    }

    /** DynamoDB starts at its first call, which on a busy machine takes longer than a call may. */
    private void awaitTables() {
        Environment environment = Environment.of(variables("none", "http://localhost/queue"));
        try (DynamoDbClient tables = new AwsClients(environment, Patience.OF_JOBS).dynamoDb()) {
            for (int tries = 1; tries <= MOST_TRIES; tries++) {
                try {
                    tables.listTables();
                    return;
                } catch (SdkClientException e) {
                    if (tries == MOST_TRIES) {
                        throw e;
                    }
                }
            }
        }
    }

    /** Started when it is first asked for; Testcontainers ends it with the JVM. */
    public static LocalStackServer shared() {
        return Shared.SERVER;
    }

    /** An environment with tables, a bucket and a queue of its own, all empty. */
    Environment environment() {
        return Environment.of(variables());
    }

    /** The variables of such an environment, as a deployed function has them. */
    public Map<String, String> variables() {
        String name = "test-" + NAMES.incrementAndGet();
        Environment environment = Environment.of(variables(name, "http://localhost/queue"));
        AwsClients clients = new AwsClients(environment, Patience.OF_JOBS);
        try (DynamoDbClient tables = clients.dynamoDb();
                S3Client objects = clients.s3();
                SqsClient queues = clients.sqs()) {
            environment.tables().create(tables);
            objects.createBucket(bucket -> bucket.bucket(name));
            String queue =
                    queues.createQueue(request -> request.queueName(name)).queueUrl();
            return variables(name, queue);
        }
    }

    /** The bucket of such an environment. */
    public static String bucket(Map<String, String> variables) {
        return Environment.of(variables).artifacts().getAuthority();
    }

    /** Writes an object into that bucket. */
    public void put(Map<String, String> variables, String key, Path content) {
        try (S3Client objects = new AwsClients(Environment.of(variables), Patience.OF_JOBS).s3()) {
            objects.putObject(put -> put.bucket(bucket(variables)).key(key), RequestBody.fromFile(content));
        }
    }

    private Map<String, String> variables(String name, String queue) {
        Map<String, String> variables = new HashMap<>();
        for (String table : new String[] {"INFERENCES", "PROFILES", "MODELS", "REPORTS", "TRUTH"}) {
            variables.put("VIGIA_TABLE_" + table, name + "-" + table.toLowerCase(java.util.Locale.ROOT));
        }
        for (String service : new String[] {"DYNAMODB", "S3", "SQS"}) {
            variables.put("AWS_ENDPOINT_URL_" + service, container.getEndpoint().toString());
        }
        variables.put("VIGIA_ARTIFACTS", "s3://" + name + "/vigia");
        variables.put("VIGIA_DEAD_LETTERS", queue);
        variables.put("AWS_REGION", container.getRegion());
        variables.put("AWS_ACCESS_KEY_ID", container.getAccessKey());
        variables.put("AWS_SECRET_ACCESS_KEY", container.getSecretKey());
        return variables;
    }

    /** An enhanced client as {@link AwsPorts} makes it. */
    static DynamoDbEnhancedClient enhanced(Environment environment) {
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(new AwsClients(environment, Patience.OF_JOBS).dynamoDb())
                .extensions()
                .build();
    }
}
