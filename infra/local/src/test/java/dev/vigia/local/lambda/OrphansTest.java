package dev.vigia.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.local.dynamodb.DynamoDbLocal;
import dev.vigia.local.dynamodb.DynamoDbSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No child outlives its parent, however that ends. */
@Timeout(60)
class OrphansTest {
    @TempDir
    Path directory;

    @Test
    void killingTheParentEndsItsChildrenEvenThoseCaughtInALoop() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dvigia.lambda-runtime=" + System.getProperty("vigia.lambda-runtime"),
                        "-Dvigia.dynamodb-local=" + System.getProperty("vigia.dynamodb-local"),
                        Parent.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try {
            List<ProcessHandle> children = children(parent);
            assertThat(children).hasSize(3).allMatch(ProcessHandle::isAlive);
            parent.destroyForcibly();
            FunctionPoolTest.eventually(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            parent.destroyForcibly();
        }
    }

    private static List<ProcessHandle> children(Process parent) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null && !line.startsWith("children: ")) {
                line = reader.readLine();
            }
            assertThat(line).isNotNull();
            return Arrays.stream(line.substring("children: ".length()).split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** A parent with an idle function process, one in an endless loop, and a database. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            var pool = PlainFunction.in(directory)
                    .instances(0, 2)
                    .timeout(Duration.ofMinutes(1))
                    .start();
            Thread.startVirtualThread(() -> FunctionPoolTest.invoke(pool, "spin"));
            Thread.startVirtualThread(() -> FunctionPoolTest.invoke(pool, "sleep 500"));
            FunctionPoolTest.eventually(() -> pool.statistics().idle() == 1);
            var database = DynamoDbLocal.start(DynamoDbSettings.on(
                    directory.resolve("dynamodb"),
                    Path.of(System.getProperty("vigia.dynamodb-local")),
                    directory.resolve("logs/dynamodb.log")));
            var pids = new StringBuilder("children: ").append(database.pid());
            pool.processes().forEach(pid -> pids.append(' ').append(pid));
            System.out.println(pids);
            Thread.sleep(60_000);
        }
    }
}
