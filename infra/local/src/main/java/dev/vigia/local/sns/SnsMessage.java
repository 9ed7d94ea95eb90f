package dev.vigia.local.sns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message published to a topic.
 *
 * @param id the message's id, as the publisher was told
 * @param topicArn the topic
 * @param publishedSubject the subject, or null
 * @param body what subscribers get: of a message with {@code MessageStructure=json} its default
 * @param attributes the attributes, in the order they came
 * @param time when it was published
 */
public record SnsMessage(
        String id,
        String topicArn,
        @Nullable String publishedSubject,
        String body,
        Map<String, Attribute> attributes,
        Instant time) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * A message attribute.
     *
     * @param type {@code String}, {@code String.Array}, {@code Number}, {@code Binary}, or one of these with a suffix
     * @param value its text; of a binary one its Base64
     */
    public record Attribute(String type, String value) {}

    /** Copies. */
    public SnsMessage {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The subject, if it was given one. */
    public Optional<String> subject() {
        return Optional.ofNullable(publishedSubject);
    }

    /**
     * The document that SNS delivers to an HTTP or SQS subscriber, as JSON in lines. There is no signature: nothing
     * here could verify it.
     */
    public String notification() {
        ObjectNode document = JSON.createObjectNode();
        document.put("Type", "Notification").put("MessageId", id).put("TopicArn", topicArn);
        subject().ifPresent(subject -> document.put("Subject", subject));
        document.put("Message", body).put("Timestamp", TIMESTAMP.format(time));
        if (!attributes.isEmpty()) {
            ObjectNode all = document.putObject("MessageAttributes");
            attributes.forEach((name, attribute) ->
                    all.putObject(name).put("Type", attribute.type()).put("Value", attribute.value()));
        }
        return document.toPrettyString();
    }
}
