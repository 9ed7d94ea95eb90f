package dev.vigia.inference.function;

import java.util.function.Consumer;

/** Reads objects line by line. */
@FunctionalInterface
public interface ObjectLines {
    /**
     * @param line takes the bytes of each line
     * @throws IllegalStateException if there is no such object
     * @throws dev.vigia.model.StoreUnavailableException if it cannot be read to its end
     */
    void read(String bucket, String key, Consumer<byte[]> line);
}
