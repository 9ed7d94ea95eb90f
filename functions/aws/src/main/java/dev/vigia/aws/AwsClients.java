package dev.vigia.aws;

import dev.vigia.aws.Environment.Credentials;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients of the services, each with a budget of time: a caller of a function waits, so a store that does not answer
 * must be given up while there is time to do something else.
 */
public final class AwsClients {
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private static final int MOST_ATTEMPTS = 3;

    private final Environment environment;
    private final Patience patience;

    /** Clients for a function that somebody waits for. */
    public AwsClients(Environment environment) {
        this(environment, Patience.OF_CALLERS);
    }

    public AwsClients(Environment environment, Patience patience) {
        this.environment = environment;
        this.patience = patience;
    }

    public DynamoDbClient dynamoDb() {
        return within(DynamoDbClient.builder(), environment.endpoints().dynamoDb(), patience)
                .build();
    }

    public SnsClient sns() {
        return within(SnsClient.builder(), environment.endpoints().sns(), patience)
                .build();
    }

    public SqsClient sqs() {
        return within(SqsClient.builder(), environment.endpoints().sqs(), patience)
                .build();
    }

    /** For dead letters. */
    public S3Client s3() {
        return s3(patience);
    }

    /** For models and exports, which may be large. */
    public S3Client s3ForLargeObjects() {
        return s3(patience.ofObjects());
    }

    private S3Client s3(Patience waiting) {
        URI endpoint = environment.endpoints().s3();
        return within(S3Client.builder(), endpoint, waiting)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                // A server on one machine has no host name for each bucket.
                .forcePathStyle(endpoint != null)
                .build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B within(
            B builder, @Nullable URI endpoint, Patience waiting) {
        builder.httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(waiting.attempt()));
        builder.overrideConfiguration(configuration -> configuration
                .apiCallAttemptTimeout(waiting.attempt())
                .apiCallTimeout(waiting.call())
                .retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(MOST_ATTEMPTS)
                        .build()));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (environment.region() != null) {
            builder.region(Region.of(environment.region()));
        }
        Credentials credentials = environment.credentials();
        if (credentials != null) {
            builder.credentialsProvider(provider(credentials));
        }
        return builder;
    }

    private static StaticCredentialsProvider provider(Credentials credentials) {
        String token = credentials.token();
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(credentials.keyId(), credentials.secret())
                        : AwsSessionCredentials.create(credentials.keyId(), credentials.secret(), token));
    }
}
