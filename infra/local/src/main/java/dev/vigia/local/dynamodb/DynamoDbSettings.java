package dev.vigia.local.dynamodb;

import dev.vigia.local.http.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How DynamoDB Local runs.
 *
 * @param directory where it keeps its data
 * @param jars the directory with its jars and native libraries
 * @param log the file for what it prints
 * @param port the port, or 0 for any that is free
 * @param heapMb the most megabytes of its heap, at least 64
 * @param startTimeout how long it may take to become ready
 */
public record DynamoDbSettings(Path directory, Path jars, Path log, int port, int heapMb, Duration startTimeout) {
    /** Enough for the local system; measured in this module's RATIONALE.md. */
    public static final int DEFAULT_HEAP_MB = 192;

    /** Below this DynamoDB Local begins and then fails on a write, with a message about SQLite. */
    private static final long LEAST_SPACE = 64L << 20;

    /** Validates. */
    public DynamoDbSettings {
        if (heapMb < 64) {
            throw new IllegalArgumentException("heapMb is " + heapMb + "; expected at least 64");
        }
    }

    /** Settings for a directory, with the defaults. */
    public static DynamoDbSettings on(Path directory, Path jars, Path log) {
        return new DynamoDbSettings(directory, jars, log, 0, DEFAULT_HEAP_MB, Duration.ofSeconds(30));
    }

    void check() throws IOException {
        checkSpace(LEAST_SPACE);
        if (!Files.isDirectory(jars)) {
            throw new IOException("DynamoDB Local is not at " + jars + ": build it first");
        }
    }

    void checkSpace(long least) throws IOException {
        long space = Files.getFileStore(directory).getUsableSpace();
        if (space < least) {
            throw new IOException("the disk of " + directory + " has only " + (space >> 20)
                    + " MB left; DynamoDB Local needs at least " + (least >> 20) + " MB");
        }
    }

    void checkPort(int wanted) throws IOException {
        if (wanted == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LoopbackServer.ADDRESS), wanted));
        } catch (IOException e) {
            throw new IOException(
                    "DynamoDB Local's port " + wanted + " on " + LoopbackServer.ADDRESS
                            + " is taken: stop what listens there, or choose another",
                    e);
        }
    }
}
