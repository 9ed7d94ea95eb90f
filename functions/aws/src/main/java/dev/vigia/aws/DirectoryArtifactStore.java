package dev.vigia.aws;

import dev.vigia.model.ArtifactStore;
import dev.vigia.model.Sha256;
import java.nio.file.Path;
import java.util.Optional;

/** Artifacts in a directory, one file each, named by its hash. Thread-safe, between processes too. */
public final class DirectoryArtifactStore implements ArtifactStore {
    private final DurableFiles files;

    /** @throws dev.vigia.model.StoreUnavailableException if the directory cannot be made */
    public DirectoryArtifactStore(Path directory) {
        files = new DurableFiles(directory);
    }

    @Override
    public String put(byte[] content) {
        String hash = Sha256.hex(content);
        files.create(hash, content);
        return hash;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        return files.read(requireHash(sha256)).map(content -> verified(content, sha256));
    }

    /** A name of another form could lead out of the directory. */
    static String requireHash(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "artifact name of " + sha256.length() + " characters: expected a SHA-256 in 64 hex digits");
        }
        return sha256;
    }

    static byte[] verified(byte[] content, String sha256) {
        String found = Sha256.hex(content);
        if (!found.equals(sha256)) {
            throw new IllegalStateException(
                    "artifact " + sha256 + " has the content of " + found + ": it was changed where it is stored");
        }
        return content;
    }
}
