package dev.vigia.model;

import java.util.Optional;

/** Named bytes: ONNX models by content hash, exports. S3 deployed, a directory in {@code up}. */
public interface ArtifactStore {
    /** Stores bytes under their SHA-256 in hex, which it returns. Storing them again changes nothing. */
    String put(byte[] content);

    /**
     * The bytes of a SHA-256 in hex, verified.
     *
     * @throws IllegalStateException if what is stored has another hash
     */
    Optional<byte[]> get(String sha256);
}
