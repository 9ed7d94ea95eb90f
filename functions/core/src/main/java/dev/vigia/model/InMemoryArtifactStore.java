package dev.vigia.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Artifacts in memory, for tests and trials. Thread-safe. */
public final class InMemoryArtifactStore implements ArtifactStore {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public String put(byte[] content) {
        String hash = Sha256.hex(content);
        contents.putIfAbsent(hash, content.clone());
        return hash;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        return Optional.ofNullable(contents.get(sha256)).map(byte[]::clone);
    }
}
