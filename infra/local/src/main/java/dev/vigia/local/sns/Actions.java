package dev.vigia.local.sns;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/** The actions of the SNS API that are answered here, each as the XML inside its result element. */
final class Actions {
    private static final int BATCH_LIMIT = 10;

    private final Set<String> topics = new ConcurrentSkipListSet<>();
    private final InstantSource clock;
    private final Consumer<SnsMessage> published;

    Actions(InstantSource clock, Consumer<SnsMessage> published) {
        this.clock = clock;
        this.published = published;
    }

    String run(String action, Query query) throws SnsError {
        return switch (action) {
            case "Publish" -> publish(query);
            case "PublishBatch" -> publishBatch(query);
            case "CreateTopic" -> element("TopicArn", createTopic(query.require("Name")));
            case "ListTopics" -> listTopics();
            default ->
                throw new SnsError(400, "InvalidAction", "The action " + action + " is not valid for this endpoint.");
        };
    }

    String createTopic(String name) throws SnsError {
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw SnsError.invalid("Topic Name");
        }
        String arn = "arn:aws:sns:us-east-1:000000000000:" + name;
        topics.add(arn);
        return arn;
    }

    private String publish(Query query) throws SnsError {
        String topic = query.get("TopicArn").or(() -> query.get("TargetArn")).orElse("");
        SnsMessage message = Publishing.message(existing(topic), query, clock.instant());
        published.accept(message);
        return element("MessageId", message.id());
    }

    private String publishBatch(Query query) throws SnsError {
        String topic = existing(query.require("TopicArn"));
        List<Query> entries = entries(query);
        var successful = new StringBuilder();
        var failed = new StringBuilder();
        for (Query entry : entries) {
            String id = element("Id", entry.require("Id"));
            try {
                SnsMessage message = Publishing.message(topic, entry, clock.instant());
                published.accept(message);
                successful.append("<member>").append(id).append(element("MessageId", message.id()));
                successful.append("</member>");
            } catch (SnsError e) {
                failed.append("<member>").append(id).append(element("Code", e.code()));
                failed.append(element("Message", String.valueOf(e.getMessage())));
                failed.append("<SenderFault>true</SenderFault></member>");
            }
        }
        return "<Successful>" + successful + "</Successful><Failed>" + failed + "</Failed>";
    }

    private static List<Query> entries(Query query) throws SnsError {
        List<Query> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 1; !query.below(entryName(i)).isEmpty(); i++) {
            Query entry = query.below(entryName(i));
            entries.add(entry);
            if (!ids.add(entry.require("Id"))) {
                throw new SnsError(400, "BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
            }
        }
        if (entries.isEmpty()) {
            throw new SnsError(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > BATCH_LIMIT) {
            throw new SnsError(400, "TooManyEntriesInBatchRequest", "The batch request has over 10 entries.");
        }
        return entries;
    }

    private static String entryName(int number) {
        return "PublishBatchRequestEntries.member." + number;
    }

    private String listTopics() {
        var members = new StringBuilder();
        for (String topic : topics) {
            members.append("<member>").append(element("TopicArn", topic)).append("</member>");
        }
        return "<Topics>" + members + "</Topics>";
    }

    private String existing(String topic) throws SnsError {
        if (topic.isEmpty()) {
            throw SnsError.invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }
        if (!topics.contains(topic)) {
            throw new SnsError(404, "NotFound", "Topic does not exist");
        }
        return topic;
    }

    static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }
}
