package dev.vigia.aws;

import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects of any bucket, to be read. Thread-safe. */
public final class S3Objects {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final S3Client client;

    S3Objects(S3Client client) {
        this.client = client;
    }

    /** Reached as an environment says. */
    public static S3Objects of(Environment environment) {
        return new S3Objects(new AwsClients(environment, Patience.OF_JOBS).s3ForLargeObjects());
    }

    /**
     * Reached as the SDK finds region, credentials and {@code AWS_ENDPOINT_URL_S3} by itself: in the environment, or in a
     * person's profile.
     *
     * @param variables the environment
     */
    public static S3Objects byDefault(Map<String, String> variables) {
        return new S3Objects(S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(SILENCE))
                // A server on one machine has no host name for each bucket.
                .forcePathStyle(variables.containsKey("AWS_ENDPOINT_URL_S3"))
                .build());
    }

    /**
     * The keys that begin with a prefix, in order.
     *
     * @throws dev.vigia.model.StoreUnavailableException if the bucket cannot be read
     */
    public List<String> keys(String bucket, String prefix) {
        return Calls.to(
                "bucket " + bucket,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        request -> request.bucket(bucket).prefix(prefix))
                                .contents()
                                .stream()
                                .map(S3Object::key)
                                .toList());
    }

    /**
     * Reads an object line by line, as it comes.
     *
     * @param line takes each line's bytes without its end, the last one even if it has none
     * @throws IllegalStateException if there is no such object
     * @throws dev.vigia.model.StoreUnavailableException if it cannot be read, or not to its end
     */
    public void lines(String bucket, String key, Consumer<byte[]> line) {
        try {
            Lines.read(open(bucket, key), line);
        } catch (IOException e) {
            throw new StoreUnavailableException("object " + key + " of bucket " + bucket + " broke off", e);
        }
    }

    private InputStream open(String bucket, String key) {
        try {
            return Calls.to(
                    "bucket " + bucket,
                    () -> client.getObject(request -> request.bucket(bucket).key(key)));
        } catch (S3Exception e) {
            throw new IllegalStateException("there is no object " + key + " in bucket " + bucket, e);
        }
    }
}
