package dev.vigia.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects under a prefix of an S3 bucket. */
final class Bucket {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /** @param url {@code s3://bucket} or {@code s3://bucket/prefix} */
    Bucket(S3Client client, URI url) {
        if (!"s3".equals(url.getScheme()) || url.getAuthority() == null) {
            throw new IllegalArgumentException("'" + url + "': expected s3://bucket or s3://bucket/prefix");
        }
        this.client = client;
        bucket = url.getAuthority();
        String path = url.getPath().replaceAll("^/+|/+$", "");
        prefix = path.isEmpty() ? "" : path + "/";
    }

    String store() {
        return "bucket " + bucket;
    }

    /** Stores an object under a new name. @return false if one is there, which stays as it is */
    boolean create(String name, byte[] content) {
        try {
            Calls.run(
                    store(),
                    () -> client.putObject(
                            request -> request.bucket(bucket).key(prefix + name).ifNoneMatch("*"),
                            RequestBody.fromBytes(content)));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    Optional<byte[]> read(String name) {
        try {
            return Optional.of(Calls.to(
                            store(),
                            () -> client.getObjectAsBytes(
                                    request -> request.bucket(bucket).key(prefix + name)))
                    .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    void delete(String name) {
        Calls.run(
                store(),
                () -> client.deleteObject(request -> request.bucket(bucket).key(prefix + name)));
    }
}
