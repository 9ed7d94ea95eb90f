package dev.vigia.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a message of what was published, by SNS's rules. */
final class Publishing {
    private static final int SIZE_LIMIT = 262_144;
    private static final int SUBJECT_LIMIT = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Publishing() {}

    /**
     * A message for a topic.
     *
     * @param entry the parameters of one message
     * @throws SnsError if SNS would refuse it
     */
    static SnsMessage message(String topicArn, Query entry, Instant now) throws SnsError {
        String message = entry.require("Message");
        String subject = entry.get("Subject").orElse(null);
        checkSubject(subject);
        Map<String, SnsMessage.Attribute> attributes = entry.attributes();
        checkSize(message, attributes);
        String body = entry.get("MessageStructure").orElse("").equals("json") ? defaultOf(message) : message;
        return new SnsMessage(UUID.randomUUID().toString(), topicArn, subject, body, attributes, now);
    }

    private static void checkSubject(@Nullable String subject) throws SnsError {
        boolean ok = subject == null
                || (!subject.isBlank()
                        && subject.length() <= SUBJECT_LIMIT
                        && subject.chars().allMatch(c -> c >= 0x20 && c < 0x7f));
        if (!ok) {
            throw SnsError.invalid("Subject");
        }
    }

    private static void checkSize(String message, Map<String, SnsMessage.Attribute> attributes) throws SnsError {
        int size = utf8(message);
        for (var attribute : attributes.entrySet()) {
            size += utf8(attribute.getKey())
                    + utf8(attribute.getValue().type())
                    + utf8(attribute.getValue().value());
        }
        if (size > SIZE_LIMIT) {
            throw SnsError.invalid("Message too long");
        }
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String defaultOf(String message) throws SnsError {
        try {
            JsonNode parsed = JSON.readTree(message);
            if (parsed.path("default").isTextual()) {
                return parsed.path("default").textValue();
            }
        } catch (IOException notJson) {
            throw SnsError.invalid("Message Structure - JSON message body failed to parse");
        }
        throw SnsError.invalid("Message Structure - No default entry in JSON message body");
    }
}
