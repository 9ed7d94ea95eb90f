package dev.vigia.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The real process, with the AWS SDK's client. */
@Timeout(120)
class DynamoDbLocalTest {
    @TempDir
    Path directory;

    private DynamoDbSettings settings() {
        return DynamoDbSettings.on(
                directory.resolve("dynamodb"),
                Path.of(System.getProperty("vigia.dynamodb-local")),
                directory.resolve("logs/dynamodb.log"));
    }

    @Test
    void keepsItsDataAndPortThroughAStopAndAKill() throws IOException {
        try (var local = DynamoDbLocal.start(settings());
                var client = client(local.uri())) {
            URI before = local.uri();
            put(client, "a");
            local.stop();
            assertThat(local.isRunning()).isFalse();
            assertThatThrownBy(() -> new Socket(before.getHost(), before.getPort()).close())
                    .isInstanceOf(IOException.class);
            local.start();
            assertThat(local.uri()).isEqualTo(before);
            assertThat(has(client, "a")).isTrue();
            put(client, "b");
            var process = ProcessHandle.of(local.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            local.start();
            assertThat(has(client, "b")).isTrue();
        }
        try (var again = DynamoDbLocal.start(settings());
                var client = client(again.uri())) {
            assertThat(has(client, "a")).isTrue();
        }
    }

    @Test
    void listensOnLoopbackOnlyAndLocksItsDirectory() throws IOException {
        try (var local = DynamoDbLocal.start(settings())) {
            for (var network : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : network.inetAddresses().toList()) {
                    if (!address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> new Socket(address, local.uri().getPort()).close())
                                .isInstanceOf(IOException.class);
                    }
                }
            }
            assertThatThrownBy(() -> DynamoDbLocal.start(settings()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the directory " + directory.resolve("dynamodb")
                            + " is in use by another vigia: stop that one, or choose another directory with --data");
        }
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var on = settings();
            var settings = new DynamoDbSettings(
                    on.directory(), on.jars(), on.log(), taken.getLocalPort(), on.heapMb(), on.startTimeout());
            assertThatThrownBy(() -> DynamoDbLocal.start(settings))
                    .isInstanceOf(IOException.class)
                    .hasMessage("DynamoDB Local's port " + taken.getLocalPort()
                            + " on 127.0.0.1 is taken: stop what listens there, or choose another");
        }
    }

    @Test
    void saysThatTheDirectoryIsNone() throws IOException {
        Files.writeString(directory.resolve("dynamodb"), "a file");
        assertThatThrownBy(() -> DynamoDbLocal.start(settings()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the directory " + directory.resolve("dynamodb") + " cannot be written: ");
    }

    @Test
    void saysThatTheDiskIsFull() {
        var full = DynamoDbSettings.on(directory, directory, directory.resolve("log"));
        assertThatThrownBy(() -> full.checkSpace(Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("the disk of " + directory
                        + " has only \\d+ MB left; DynamoDB Local needs at least " + "8796093022207 MB");
    }

    @Test
    void saysThatItIsNotBuiltOrNotReady() {
        var on = settings();
        var unbuilt = DynamoDbSettings.on(on.directory(), directory.resolve("none"), on.log());
        assertThatThrownBy(() -> DynamoDbLocal.start(unbuilt)).hasMessageEndingWith("none: build it first");
        var hurried = new DynamoDbSettings(on.directory(), on.jars(), on.log(), 0, on.heapMb(), Duration.ofMillis(1));
        assertThatThrownBy(() -> DynamoDbLocal.start(hurried)).hasMessageContaining("was not ready within");
        var empty = DynamoDbSettings.on(on.directory(), directory, on.log());
        assertThatThrownBy(() -> DynamoDbLocal.start(empty))
                .hasMessageMatching("DynamoDB Local ended with exit code 1 as it started; see .*dynamodb.log");
    }

    private static DynamoDbClient client(URI uri) {
        return DynamoDbClient.builder()
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void put(DynamoDbClient client, String key) {
        if (client.listTables().tableNames().isEmpty()) {
            client.createTable(table -> table.tableName("things")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType(KeyType.HASH)
                            .build()));
        }
        client.putItem(item -> item.tableName("things").item(Map.of("pk", AttributeValue.fromS(key))));
    }

    private static boolean has(DynamoDbClient client, String key) {
        return client.getItem(get -> get.tableName("things").key(Map.of("pk", AttributeValue.fromS(key))))
                .hasItem();
    }
}
