package dev.vigia.aws;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.Dated;
import dev.vigia.model.ModelName;
import dev.vigia.model.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;

/** Reads the log by time: its partitions are slices of five minutes, each of one or more shards. Thread-safe. */
final class LogReads {
    /** First pages that are asked for ahead of the slice being read: an hour is a dozen answers, not a dozen waits. */
    private static final int AHEAD = 4;

    private final DynamoDbTable<InferenceItem> table;
    private final StoredRequests stored;

    LogReads(DynamoDbTable<InferenceItem> table, StoredRequests stored) {
        this.table = table;
        this.stored = stored;
    }

    /** Hands over the requests of [from, to) in order of id. Returns how many incomplete ones were passed over. */
    long inOrder(ModelName model, Instant from, Instant to, Consumer<LoggedRequest> reader) {
        InferenceId first = InferenceId.lowest(from);
        InferenceId end = InferenceId.lowest(to);
        if (first.compareTo(end) >= 0) {
            return 0;
        }
        Dated<Integer> shards = stored.shards(model);
        Deque<Future<List<RequestReader>>> opening = new ArrayDeque<>();
        long incomplete = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Instant slice = Slices.containing(first.time());
            while (slice.isBefore(end.time()) || !opening.isEmpty()) {
                for (; opening.size() < AHEAD && slice.isBefore(end.time()); slice = Slices.next(slice)) {
                    List<String> partitions = Slices.partitions(model, slice, shards);
                    opening.add(executor.submit(() -> open(partitions, first, end, true, null)));
                }
                incomplete += merge(opened(opening.remove()), reader);
            }
        }
        return incomplete;
    }

    private static List<RequestReader> opened(Future<List<RequestReader>> opening) {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a slice of the log could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while reading the log", e);
        }
    }

    private static long merge(List<RequestReader> readers, Consumer<LoggedRequest> reader) {
        PriorityQueue<RequestReader> order =
                new PriorityQueue<>(Comparator.comparing(one -> one.peek().id()));
        readers.stream().filter(RequestReader::hasNext).forEach(order::add);
        while (!order.isEmpty()) {
            RequestReader lowest = order.remove();
            reader.accept(lowest.next());
            if (lowest.hasNext()) {
                order.add(lowest);
            }
        }
        return readers.stream().mapToLong(RequestReader::incomplete).sum();
    }

    /** The newest requests of [since, before), newest first, at most {@code most}. */
    List<LoggedRequest> newest(ModelName model, Instant since, Instant before, int most) {
        InferenceId first = InferenceId.lowest(since);
        InferenceId end = InferenceId.lowest(before);
        List<LoggedRequest> newest = new ArrayList<>();
        if (first.compareTo(end) >= 0) {
            return newest;
        }
        Dated<Integer> shards = stored.shards(model);
        Instant oldest = Slices.containing(first.time());
        for (Instant slice = Slices.containing(end.time());
                newest.size() < most && !slice.isBefore(oldest);
                slice = Slices.previous(slice)) {
            List<RequestReader> readers = open(Slices.partitions(model, slice, shards), first, end, false, most + 1);
            takeNewest(readers, most - newest.size(), newest);
        }
        return List.copyOf(newest);
    }

    private static void takeNewest(List<RequestReader> readers, int most, List<LoggedRequest> newest) {
        Comparator<RequestReader> byId = Comparator.comparing(one -> one.peek().id());
        for (int taken = 0; taken < most; taken++) {
            Optional<RequestReader> highest =
                    readers.stream().filter(RequestReader::hasNext).max(byId);
            if (highest.isEmpty()) {
                return;
            }
            newest.add(highest.get().next());
        }
    }

    private List<RequestReader> open(
            List<String> partitions, InferenceId first, InferenceId end, boolean forward, @Nullable Integer page) {
        List<RequestReader> readers = new ArrayList<>();
        for (String partition : partitions) {
            // Both ends are inclusive, but no sort key is an id alone: those of the end's id come after it.
            QueryConditional range = QueryConditional.sortBetween(
                    key -> key.partitionValue(partition).sortValue(first.toString()),
                    key -> key.partitionValue(partition).sortValue(end.toString()));
            QueryEnhancedRequest query = QueryEnhancedRequest.builder()
                    .queryConditional(range)
                    .consistentRead(true)
                    .scanIndexForward(forward)
                    .limit(page)
                    .build();
            readers.add(new RequestReader(table.query(query).items(), stored));
        }
        return readers;
    }
}
