package dev.vigia.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What other commands must know of a running system. It stands in the data directory while the system runs, readable
 * by its owner only.
 *
 * @param pid the process of {@code up}
 * @param api the load balancer's address
 * @param ui the web UI's address
 * @param dynamoDb DynamoDB Local's address
 * @param loginSecret what login links are signed with
 */
public record RunningSystem(long pid, URI api, URI ui, URI dynamoDb, String loginSecret) {
    private static final String FILE = "running.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes it, in one step, into a data directory. */
    void write(Path directory) throws IOException {
        var node = JSON.createObjectNode()
                .put("pid", pid)
                .put("api", api.toString())
                .put("ui", ui.toString())
                .put("dynamoDb", dynamoDb.toString())
                .put("loginSecret", loginSecret);
        Path partial = directory.resolve(FILE + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(partial, JSON.writeValueAsBytes(node));
        Files.move(partial, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    static void remove(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }

    /** The system that runs on a data directory; empty if none does, even if one left its file behind. */
    public static Optional<RunningSystem> find(Path directory) {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(directory.resolve(FILE)));
            return Optional.of(new RunningSystem(
                            node.path("pid").asLong(),
                            URI.create(node.path("api").asText()),
                            URI.create(node.path("ui").asText()),
                            URI.create(node.path("dynamoDb").asText()),
                            node.path("loginSecret").asText()))
                    .filter(system -> ProcessHandle.of(system.pid()).isPresent());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SystemException(directory.resolve(FILE) + " cannot be read: " + SystemException.words(e), e);
        }
    }

    /**
     * The system that runs on a data directory.
     *
     * @throws SystemException if none does
     */
    public static RunningSystem require(Path directory) {
        return find(directory)
                .orElseThrow(() -> new SystemException(
                        "no system runs on " + directory + ": start one with 'vigia up', or name its --data DIR"));
    }

    /** The secret stays out of texts. */
    @Override
    public String toString() {
        return "RunningSystem[pid " + pid + ", " + api + "]";
    }
}
