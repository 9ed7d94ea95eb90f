package dev.vigia.aws;

import dev.vigia.model.ArtifactStore;
import dev.vigia.model.Sha256;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Artifacts in S3, one object each, named by its hash under {@code artifacts/}. Thread-safe. */
public final class S3ArtifactStore implements ArtifactStore {
    private static final String FOLDER = "artifacts/";

    private final Bucket bucket;

    /** @param url {@code s3://bucket/prefix} */
    public S3ArtifactStore(S3Client client, URI url) {
        bucket = new Bucket(client, url);
    }

    @Override
    public String put(byte[] content) {
        String hash = Sha256.hex(content);
        bucket.create(FOLDER + hash, content);
        return hash;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        return bucket.read(FOLDER + DirectoryArtifactStore.requireHash(sha256))
                .map(content -> DirectoryArtifactStore.verified(content, sha256));
    }
}
