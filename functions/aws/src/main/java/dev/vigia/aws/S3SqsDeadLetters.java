package dev.vigia.aws;

import dev.vigia.inference.Appended;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Dead letters as objects under {@code dead-letters/} in S3, and a queue of pointers to them. A pointer that was taken
 * is hidden from others for some minutes, and comes back by itself if whoever took it crashes; so what one process peeks
 * at, another does not, meanwhile. Thread-safe.
 *
 * <p>An object without a pointer belongs to a put that failed, so to a call that was not acknowledged; a pointer without
 * an object is one that came twice, and is dropped.
 */
public final class S3SqsDeadLetters implements DeadLetters {
    private static final String STORE = "the queue of dead letters";
    private static final String FOLDER = "dead-letters/";
    private static final int MOST_IN_RECEIVE = 10;
    private static final int HIDDEN_SECONDS = 300;

    private static final Logger LOG = System.getLogger(S3SqsDeadLetters.class.getName());

    private final Bucket bucket;
    private final SqsClient queue;
    private final String queueUrl;
    private final StoredRequests stored;
    /** What this process has taken and not removed: object names, which sort by age, with their pointers' receipts. */
    private final NavigableMap<String, Set<String>> taken = new TreeMap<>();

    /**
     * @param artifacts {@code s3://bucket/prefix}
     * @param registry the one by whose schemas rows are read
     */
    public S3SqsDeadLetters(S3Client objects, URI artifacts, SqsClient queue, URI queueUrl, ModelRegistry registry) {
        bucket = new Bucket(objects, artifacts);
        this.queue = queue;
        this.queueUrl = queueUrl.toString();
        stored = new StoredRequests(registry);
    }

    private static String name(InferenceId id, ModelName model) {
        return FOLDER + id + "/" + model;
    }

    @Override
    public Appended put(LoggedRequest request) {
        String name = name(request.id(), request.version().model());
        boolean created = bucket.create(name, LetterBytes.write(request));
        // Also where the object was there: its own put may have failed just before this.
        Calls.run(
                STORE,
                () -> queue.sendMessage(message -> message.queueUrl(queueUrl).messageBody(name)));
        if (created) {
            return new Appended.Written();
        }
        return new Appended.Existing(read(name)
                .orElseThrow(() -> new StoreUnavailableException(
                        bucket.store() + " had " + request.id() + " brought back in this moment: try again")));
    }

    private Optional<LoggedRequest> read(String name) {
        return bucket.read(name).map(bytes -> LetterBytes.read(bytes, stored::schema));
    }

    @Override
    public List<LoggedRequest> peek(int most) {
        return after("", most);
    }

    @Override
    public List<LoggedRequest> peekAfter(ModelName model, InferenceId id, int most) {
        return after(name(id, model), most);
    }

    /** Takes more pointers for as long as what it has does not come to as many letters that can be read. */
    private synchronized List<LoggedRequest> after(String last, int most) {
        NavigableMap<String, LoggedRequest> oldest = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        do {
            for (String name : List.copyOf(taken.tailMap(last, false).keySet())) {
                if (oldest.size() < most && seen.add(name)) {
                    readable(name).ifPresent(letter -> oldest.put(name, letter));
                }
            }
        } while (oldest.size() < most && takeMore());
        return List.copyOf(oldest.values());
    }

    private Optional<LoggedRequest> readable(String name) {
        try {
            Optional<LoggedRequest> letter = read(name);
            if (letter.isEmpty()) {
                drop(name);
            }
            return letter;
        } catch (IllegalArgumentException | IllegalStateException e) {
            // It stays, and the queue's age tells of it; the others come back.
            LOG.log(Level.ERROR, "passed over the dead letter " + name + ", which cannot be read", e);
            return Optional.empty();
        }
    }

    /** Whether there were any. */
    private boolean takeMore() {
        List<Message> messages = Calls.to(
                        STORE,
                        () -> queue.receiveMessage(request -> request.queueUrl(queueUrl)
                                .maxNumberOfMessages(MOST_IN_RECEIVE)
                                .visibilityTimeout(HIDDEN_SECONDS)))
                .messages();
        messages.forEach(message -> taken.computeIfAbsent(message.body(), name -> new LinkedHashSet<>())
                .add(message.receiptHandle()));
        return !messages.isEmpty();
    }

    private void drop(String name) {
        Set<String> receipts = taken.remove(name);
        if (receipts != null) {
            receipts.forEach(receipt -> Calls.run(
                    STORE,
                    () -> queue.deleteMessage(
                            request -> request.queueUrl(queueUrl).receiptHandle(receipt))));
        }
    }

    @Override
    public synchronized void remove(ModelName model, InferenceId id) {
        String name = name(id, model);
        bucket.delete(name);
        drop(name);
    }

    /** As the queue counts: pointers that came twice count twice. */
    @Override
    public long size() {
        Map<QueueAttributeName, String> counts = Calls.to(
                        STORE,
                        () -> queue.getQueueAttributes(request -> request.queueUrl(queueUrl)
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)))
                .attributes();
        return counts.values().stream().mapToLong(Long::parseLong).sum();
    }
}
