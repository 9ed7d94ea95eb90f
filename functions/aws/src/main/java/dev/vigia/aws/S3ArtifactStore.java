package dev.vigia.aws;

import dev.vigia.model.ArtifactStore;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Artifacts as objects of an S3 bucket, below a prefix, each named by its hash. Thread-safe. */
public final class S3ArtifactStore implements ArtifactStore {
    private static final String STORE = "the artifact store";
    private static final int NOT_FOUND = 404;
    private static final int THERE_ALREADY = 412;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /** @param prefix without slashes at its ends; empty: none */
    public S3ArtifactStore(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix.isEmpty() ? "" : prefix + "/";
    }

    @Override
    public String put(byte[] content) {
        String sha256 = Sha256.hex(content);
        try {
            Calls.run(
                    STORE,
                    () -> client.putObject(
                            request ->
                                    request.bucket(bucket).key(prefix + sha256).ifNoneMatch("*"),
                            RequestBody.fromBytes(content)));
        } catch (S3Exception answer) {
            if (answer.statusCode() != THERE_ALREADY) {
                throw answer;
            }
        }
        return sha256;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        String key = prefix + Sha256.requireHex(sha256);
        try {
            byte[] content = Calls.to(
                    STORE,
                    () -> client.getObjectAsBytes(
                                    request -> request.bucket(bucket).key(key))
                            .asByteArray());
            return Optional.of(Sha256.verified(content, sha256, bucket + "/" + key));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (S3Exception answer) {
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw answer;
        }
    }
}
