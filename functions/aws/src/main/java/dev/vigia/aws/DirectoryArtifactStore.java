package dev.vigia.aws;

import dev.vigia.model.ArtifactStore;
import java.nio.file.Path;
import java.util.Optional;

/** Artifacts as files of a directory, each named by its hash. For one machine. Thread-safe, in several processes too. */
public final class DirectoryArtifactStore implements ArtifactStore {
    private final DurableFiles files;

    /** The store of a directory, made if it is not there. */
    public DirectoryArtifactStore(Path directory) {
        files = new DurableFiles(directory);
    }

    @Override
    public String put(byte[] content) {
        String sha256 = Sha256.hex(content);
        files.create(sha256, content);
        return sha256;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        return files.read(Sha256.requireHex(sha256))
                .map(content -> Sha256.verified(content, sha256, files.path(sha256)));
    }
}
