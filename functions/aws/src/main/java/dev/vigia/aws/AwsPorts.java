package dev.vigia.aws;

import dev.vigia.incident.Notifier;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ArtifactStore;
import dev.vigia.model.CachingModelRegistry;
import dev.vigia.model.ModelRegistry;
import dev.vigia.profile.ProfileStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/**
 * Core's ports as an environment has them. Opening them makes no call.
 *
 * @param registry remembers what it was asked (see {@link CachingModelRegistry})
 * @param notifier drops what it is given where the environment names no topic
 */
public record AwsPorts(
        InferenceLog log,
        GroundTruth truth,
        DeadLetters deadLetters,
        ProfileStore profiles,
        ModelRegistry registry,
        ReportStore reports,
        ArtifactStore artifacts,
        Notifier notifier) {

    /**
     * Ports for a function that somebody waits for.
     *
     * @throws dev.vigia.model.StoreUnavailableException if a directory that is to be used cannot be made
     */
    public static AwsPorts open(Environment environment, InstantSource clock) {
        return open(environment, clock, Patience.OF_CALLERS);
    }

    /** @throws dev.vigia.model.StoreUnavailableException if a directory that is to be used cannot be made */
    public static AwsPorts open(Environment environment, InstantSource clock, Patience patience) {
        AwsClients clients = new AwsClients(environment, patience);
        DynamoDbEnhancedClient client = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(clients.dynamoDb())
                .extensions()
                .build();
        Tables tables = environment.tables();
        ModelRegistry registry =
                new CachingModelRegistry(new DynamoDbModelRegistry(client, tables), clock, patience.refresh());
        return new AwsPorts(
                new DynamoDbInferenceLog(client, tables, registry),
                new DynamoDbGroundTruth(client, tables, registry),
                deadLetters(environment, clients, registry),
                new DynamoDbProfileStore(client, tables),
                registry,
                new DynamoDbReportStore(client, tables),
                artifacts(environment, clients),
                notifier(environment, clients));
    }

    private static DeadLetters deadLetters(Environment environment, AwsClients clients, ModelRegistry registry) {
        URI url = environment.deadLetters();
        return isDirectory(url)
                ? new DirectoryDeadLetters(Path.of(url), registry)
                : new S3SqsDeadLetters(clients.s3(), environment.artifacts(), clients.sqs(), url, registry);
    }

    private static ArtifactStore artifacts(Environment environment, AwsClients clients) {
        URI url = environment.artifacts();
        return isDirectory(url)
                ? new DirectoryArtifactStore(Path.of(url))
                : new S3ArtifactStore(clients.s3ForLargeObjects(), url);
    }

    private static boolean isDirectory(URI url) {
        return "file".equals(url.getScheme());
    }

    private static Notifier notifier(Environment environment, AwsClients clients) {
        String topic = environment.topic();
        return topic == null ? notification -> {} : new SnsNotifier(clients.sns(), topic);
    }
}
