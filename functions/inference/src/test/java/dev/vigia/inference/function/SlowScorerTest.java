package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Status;
import dev.vigia.inference.http.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A remote scorer whose headers come at once and whose body does not end. */
class SlowScorerTest {
    @Test
    void itsCallIsAnsweredInTimeAndLoggedUnscoredWithItsFeatures() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                sleep(50);
            }
        });
        server.start();
        try {
            World world = new World();
            world.scorerHosts = "127.0.0.1";
            String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/models/m:predict";
            world.registerRemote(2, endpoint, Duration.ofMillis(300));
            long began = System.nanoTime();

            HttpResponse response = world.post(
                    "/v2/models/flights/versions/2/infer",
                    "{\"inputs\":[{\"name\":\"distance\",\"shape\":[1]," + "\"datatype\":\"FP64\",\"data\":[2400]}]}");

            assertThat(response.status()).isEqualTo(504);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
            LoggedRequest logged = world.last();
            assertThat(logged.status()).isEqualTo(Status.UNSCORED);
            assertThat(logged.rows().columns().getFirst()).isEqualTo(NumberColumn.of(2400));
        } finally {
            server.stop(0);
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
