package dev.vigia.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local inside a test's JVM, in memory, on a port of the loopback address that the system chooses. Its classes
 * come from the jars that infra/local/dynamodb-local collects, by a class loader that shares nothing with ours but the
 * JDK: it was built with other versions of what we use.
 */
public final class DynamoDbLocalServer implements AutoCloseable {
    private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private static final class Shared {
        private static final DynamoDbLocalServer SERVER = start();
    }

    private final Object proxy;
    private final URI endpoint;

    private DynamoDbLocalServer(Object proxy, int port) {
        this.proxy = proxy;
        endpoint = URI.create("http://127.0.0.1:" + port);
    }

    /** The server of this JVM, started when it is first asked for; it ends with the JVM. */
    public static DynamoDbLocalServer shared() {
        return Shared.SERVER;
    }

    /** Starts a server of one's own, to be closed. */
    public static DynamoDbLocalServer start() {
        Path jars = jars();
        System.setProperty("sqlite4java.library.path", jars.toString());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            URLClassLoader loader =
                    new URLClassLoader("dynamodb-local", urls(jars), ClassLoader.getPlatformClassLoader());
            thread.setContextClassLoader(loader);
            return start(loader);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Its own main class listens on every address and takes no port 0; so its connector is told both. */
    private static DynamoDbLocalServer start(ClassLoader loader) throws ReflectiveOperationException {
        String[] arguments = {"-inMemory", "-disableTelemetry"};
        Object proxy = loader.loadClass(RUNNER)
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) arguments);
        var field = proxy.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object server = field.get(proxy);
        Object connector =
                ((Object[]) server.getClass().getMethod("getConnectors").invoke(server))[0];
        connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
        connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
        proxy.getClass().getMethod("start").invoke(proxy);
        int port = (int) connector.getClass().getMethod("getLocalPort").invoke(connector);
        return new DynamoDbLocalServer(proxy, port);
    }

    private static URL[] urls(Path jars) {
        try (var files = Files.list(jars)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            URL[] urls = new URL[found.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = url(found.get(i));
            }
            return urls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    private static Path jars() {
        String told = System.getProperty("vigia.dynamodb-local");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path jars = at.resolve("infra/local/dynamodb-local/target/jars");
            if (Files.isDirectory(jars)) {
                return jars;
            }
        }
        throw new IllegalStateException("infra/local/dynamodb-local/target/jars is not there: expected DynamoDB Local's"
                + " jars, which its module collects in phase generate-resources");
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A client with generous timeouts. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
                .build();
    }

    /** An enhanced client on {@link #client()}. */
    public DynamoDbEnhancedClient enhanced() {
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client())
                .extensions()
                .build();
    }

    /** New empty tables, under names that no other test has. */
    public Tables tables() {
        Tables tables = Tables.prefixed("t" + PREFIXES.incrementAndGet() + "-");
        try (DynamoDbClient client = client()) {
            tables.create(client);
        }
        return tables;
    }

    /** Stops the server; its data are gone. */
    @Override
    public void close() {
        try {
            proxy.getClass().getMethod("stop").invoke(proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        }
    }
}
