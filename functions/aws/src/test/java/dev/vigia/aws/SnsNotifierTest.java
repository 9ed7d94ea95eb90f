package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.incident.Incidents;
import dev.vigia.incident.Notification;
import dev.vigia.incident.Notifier;
import dev.vigia.incident.NotifierContract;
import dev.vigia.model.StoreUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnsNotifierTest extends NotifierContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeAws aws = new FakeAws();

    @AfterEach
    void close() {
        aws.close();
    }

    @Override
    protected Notifier open() {
        Environment environment = aws.environment();
        return new SnsNotifier(new AwsClients(environment).sns(), "arn:aws:sns:us-east-1:000000000000:vigia");
    }

    private static JsonNode message(Map<String, String> published) {
        try {
            return JSON.readTree(published.get("Message"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected List<String> bodies() {
        return aws.published.stream()
                .map(published -> message(published).path("default").textValue())
                .toList();
    }

    @Test
    void saysEachProtocolWhatItCanShowAndFiltersWhatTheyCanFilter() {
        Notification notification = Incidents.notification("i1-1", "opened", "age moved");
        open().send(notification);

        Map<String, String> published = aws.published.getFirst();
        assertThat(published)
                .containsEntry("Action", "Publish")
                .containsEntry("TopicArn", "arn:aws:sns:us-east-1:000000000000:vigia")
                .containsEntry("Subject", notification.subject())
                .containsEntry("MessageStructure", "json");
        assertThat(message(published).path("default").textValue()).isEqualTo(notification.body());
        for (String program : List.of("sqs", "lambda", "http", "https", "firehose")) {
            assertThat(message(published).path(program).textValue()).isEqualTo(notification.json());
        }
        assertThat(attributes(published))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "id", "String:i1-1",
                        "model", "String:flights",
                        "version", "Number:1",
                        "check", "String:drift",
                        "severity", "String:critical",
                        "state", "String:open",
                        "event", "String:opened"));
    }

    private static Map<String, String> attributes(Map<String, String> published) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; published.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
            String entry = "MessageAttributes.entry." + i;
            attributes.put(
                    published.get(entry + ".Name"),
                    published.get(entry + ".Value.DataType") + ":" + published.get(entry + ".Value.StringValue"));
        }
        return attributes;
    }

    @Test
    void aTopicThatDoesNotAnswerIsAnOutage() {
        aws.failing.add("/");

        assertThatThrownBy(() -> open().send(Incidents.notification("i1-1", "opened", "b")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("SNS topic");
    }
}
