package dev.vigia.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.http.RawConnection;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sns.model.Topic;

/** The AWS SDK's own client against the endpoint. */
@Timeout(60)
class SnsEndpointTest {
    private final List<SnsMessage> heard = new CopyOnWriteArrayList<>();
    private SnsEndpoint endpoint;
    private SnsClient client;
    private String topic;

    @BeforeEach
    void start() throws IOException {
        endpoint = SnsEndpoint.start(0, () -> Instant.parse("2026-11-23T12:00:00.5Z"), heard::add);
        topic = endpoint.createTopic("vigia-health");
        client = SnsClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        endpoint.close();
    }

    @Test
    void handsOnWhatASubscriberGets() throws IOException {
        String id = client.publish(request -> request.topicArn(topic)
                        .subject("flights is critical")
                        .message("{\"a\":\"é & <b>\"}\n+ more")
                        .messageAttributes(Map.of(
                                "model",
                                text("flights"),
                                "proof",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromUtf8String("hi"))
                                        .build())))
                .messageId();
        assertThat(heard).hasSize(1).isEqualTo(endpoint.messages());
        SnsMessage message = heard.getFirst();
        assertThat(message.id()).isEqualTo(id);
        assertThat(message.subject()).contains("flights is critical");
        assertThat(message.attributes())
                .containsEntry("model", new SnsMessage.Attribute("String", "flights"))
                .containsEntry("proof", new SnsMessage.Attribute("Binary", "aGk="));
        var document = new ObjectMapper().readTree(message.notification());
        assertThat(document.path("Type").asText()).isEqualTo("Notification");
        assertThat(document.path("Message").asText()).isEqualTo("{\"a\":\"é & <b>\"}\n+ more");
        assertThat(document.path("Timestamp").asText()).isEqualTo("2026-11-23T12:00:00.500Z");
        assertThat(document.path("MessageAttributes").path("model").toString())
                .isEqualTo("{\"Type\":\"String\",\"Value\":\"flights\"}");
    }

    @Test
    void takesTheDefaultOfAMessageByProtocol() {
        client.publish(request ->
                request.topicArn(topic).messageStructure("json").message("{\"default\":\"d\",\"email\":\"e\"}"));
        assertThat(heard.getFirst().body()).isEqualTo("d");
        assertThat(heard.getFirst().subject()).isEmpty();
        assertThatThrownBy(() -> client.publish(request ->
                        request.topicArn(topic).messageStructure("json").message("{\"email\":\"e\"}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("No default entry");
        assertThatThrownBy(() -> client.publish(request ->
                        request.topicArn(topic).messageStructure("json").message("nonsense")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void publishesBatchesEntryByEntry() {
        var answer = client.publishBatch(request -> request.topicArn(topic)
                .publishBatchRequestEntries(
                        entry("a", "first"),
                        PublishBatchRequestEntry.builder()
                                .id("b")
                                .message("second")
                                .subject("line\nbreak")
                                .build(),
                        PublishBatchRequestEntry.builder()
                                .id("c")
                                .message("third")
                                .messageAttributes(Map.of("state", text("open")))
                                .build()));
        assertThat(answer.successful()).extracting("id").containsExactly("a", "c");
        assertThat(answer.failed()).hasSize(1).first().satisfies(failed -> {
            assertThat(failed.id()).isEqualTo("b");
            assertThat(failed.code()).isEqualTo("InvalidParameter");
            assertThat(failed.senderFault()).isTrue();
        });
        assertThat(heard).extracting(SnsMessage::body).containsExactly("first", "third");
        assertThat(heard.getLast().attributes()).containsKey("state");
    }

    @Test
    void refusesTooManyEntriesAndEqualIds() {
        assertThatThrownBy(() -> client.publishBatch(request -> request.topicArn(topic)
                        .publishBatchRequestEntries(IntStream.range(0, 11)
                                .mapToObj(i -> entry("e" + i, "m"))
                                .toList())))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> client.publishBatch(request ->
                        request.topicArn(topic).publishBatchRequestEntries(entry("same", "m"), entry("same", "m"))))
                .hasMessageContaining("same Id");
        assertThat(heard).isEmpty();
    }

    @Test
    void refusesWhatSnsRefuses() {
        assertThatThrownBy(() ->
                        client.publish(request -> request.topicArn(topic + "-2").message("m")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist");
        assertThatThrownBy(
                        () -> client.publish(request -> request.topicArn(topic).message("")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.publish(
                        request -> request.topicArn(topic).message("m").subject("x".repeat(101))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () -> client.publish(request -> request.topicArn(topic).message("é".repeat(131_073))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> client.getTopicAttributes(request -> request.topicArn(topic)))
                .isInstanceOf(SnsException.class)
                .hasMessageContaining("GetTopicAttributes");
        assertThat(heard).isEmpty();
        client.publish(request -> request.topicArn(topic).message("é".repeat(131_072)));
        assertThat(heard).hasSize(1);
    }

    @Test
    void makesAndListsTopics() {
        String second = client.createTopic(request -> request.name("second")).topicArn();
        assertThat(client.listTopics().topics()).extracting(Topic::topicArn).containsExactly(second, topic);
        assertThatThrownBy(() -> endpoint.createTopic("a b")).hasMessageContaining("topic is a b; expected");
    }

    @Test
    void remembersTheLastMessagesOnly() throws IOException {
        String form = "Action=Publish&TopicArn=" + topic.replace(":", "%3A") + "&Message=m";
        try (var connection = RawConnection.to(endpoint.uri())) {
            for (int i = 0; i < SnsEndpoint.REMEMBERED + 5; i++) {
                connection.send(
                        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n%s".formatted(form.length(), form));
                assertThat(connection.read().status()).isEqualTo(200);
            }
        }
        assertThat(heard).hasSize(SnsEndpoint.REMEMBERED + 5);
        assertThat(endpoint.messages()).hasSize(SnsEndpoint.REMEMBERED);
    }

    @Test
    void answersNonsenseWithAnError() throws IOException {
        try (var connection = RawConnection.to(endpoint.uri())) {
            connection.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\na=%zz");
            var answer = connection.read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("<Code>MalformedQueryString</Code>");
        }
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
