package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.CachingModelRegistry;
import dev.vigia.model.ModelRegistry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DynamoDB that takes connections and says nothing, behind the real client: who is known is served all the same. */
class SilentStoreTest {
    private static final String ONE =
            "{\"instances\":[{\"distance\":1000,\"origin\":\"SEA\",\"night\":true,\"hour\":7}]}";

    private volatile boolean hangs;
    private volatile Duration ahead = Duration.ZERO;

    private <T> T either(Class<T> port, T well, T hanging) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(hangs ? hanging : well, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private AwsPorts silent(int port, Path letters, InstantSource clock) {
        return AwsPorts.open(
                Environment.of(Map.ofEntries(
                        Map.entry("VIGIA_TABLE_INFERENCES", "inferences"),
                        Map.entry("VIGIA_TABLE_PROFILES", "profiles"),
                        Map.entry("VIGIA_TABLE_MODELS", "models"),
                        Map.entry("VIGIA_TABLE_REPORTS", "reports"),
                        Map.entry("VIGIA_TABLE_TRUTH", "truth"),
                        Map.entry("VIGIA_ARTIFACTS", "file:///nowhere"),
                        Map.entry("VIGIA_DEAD_LETTERS", letters.toUri().toString()),
                        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port),
                        Map.entry("AWS_REGION", "us-east-1"),
                        Map.entry("AWS_ACCESS_KEY_ID", "local"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "local"))),
                clock);
    }

    private InferenceHandler handler(World world, AwsPorts silent, InstantSource clock) {
        Ports ports = new Ports(
                new CachingModelRegistry(either(ModelRegistry.class, world.registry, silent.registry()), clock),
                either(InferenceLog.class, world.log, silent.log()),
                silent.deadLetters(),
                world.truths,
                world.reports);
        return new InferenceHandler(
                ports,
                (version, schema) -> rows -> List.of(NumberColumn.of(new double[rows.size()])),
                new Redaction("pepper".getBytes(StandardCharsets.UTF_8)),
                clock,
                new InferenceIds(clock, new SplittableRandom(1)),
                Duration.ofMillis(500),
                pause -> {},
                line -> {});
    }

    @Test
    void callsAreAnsweredAndDeferredAtOnceAfterOneThatWaitedForASecond(@TempDir Path letters) throws IOException {
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
        try (ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            AwsPorts silent = silent(socket.getLocalPort(), letters, clock);
            InferenceHandler handler = handler(new World(), silent, clock);
            assertThat(predict(handler).headers()).containsEntry("x-vigia-logged", "true");
            hangs = true;
            ahead = CachingModelRegistry.REFRESH.multipliedBy(2);

            Duration longest = Duration.ZERO;
            long began = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                long start = System.nanoTime();
                HttpResponse response = predict(handler);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                longest = took.compareTo(longest) > 0 ? took : longest;
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.headers()).containsEntry("x-vigia-logged", "deferred");
            }
            // Half a second for the model to be learned anew, half a second for the log; and a slow machine.
            assertThat(longest).isLessThan(Duration.ofMillis(2500));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(silent.deadLetters().size()).isEqualTo(50);
        }
    }

    private static HttpResponse predict(InferenceHandler handler) {
        return handler.handle(new HttpRequest(
                "POST",
                List.of("v1", "models", "flights:predict"),
                Map.of("authorization", List.of("Bearer " + World.KEY)),
                ONE.getBytes(StandardCharsets.UTF_8)));
    }
}
