package dev.vigia.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.incident.Notification;
import dev.vigia.incident.Notifier;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes notifications to an SNS topic. People (email, SMS) get words; programs (SQS, Lambda, HTTP, Firehose) get the
 * versioned JSON. Filter policies find {@code model}, {@code version}, {@code check}, {@code severity}, {@code state},
 * {@code event} and {@code id} as attributes. Thread-safe.
 */
public final class SnsNotifier implements Notifier {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SnsClient client;
    private final String topicArn;

    public SnsNotifier(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    public void send(Notification notification) {
        Calls.run(
                "the SNS topic",
                () -> client.publish(request -> request.topicArn(topicArn)
                        .subject(notification.subject())
                        .messageStructure("json")
                        .message(message(notification))
                        .messageAttributes(attributes(notification))));
    }

    private static String message(Notification notification) {
        Map<String, String> byProtocol = new LinkedHashMap<>();
        byProtocol.put("default", notification.body());
        for (String protocol : new String[] {"sqs", "lambda", "http", "https", "firehose"}) {
            byProtocol.put(protocol, notification.json());
        }
        try {
            return JSON.writeValueAsString(byProtocol);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts could not be written", e);
        }
    }

    private static Map<String, MessageAttributeValue> attributes(Notification notification) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("id", text(notification.id()));
        attributes.put("model", text(notification.version().model().value()));
        attributes.put("version", number(notification.version().number()));
        attributes.put("check", text(notification.family().word()));
        attributes.put("severity", text(notification.severity().word()));
        attributes.put("state", text(notification.state().word()));
        attributes.put("event", text(notification.event()));
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static MessageAttributeValue number(int value) {
        return MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(Integer.toString(value))
                .build();
    }
}
