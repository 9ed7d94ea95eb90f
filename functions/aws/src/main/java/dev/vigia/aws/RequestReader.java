package dev.vigia.aws;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the items of one partition, in order of sort key or against it, together to requests. Items without a first one,
 * or with too few further ones, are passed over and counted.
 */
final class RequestReader implements Iterator<LoggedRequest> {
    private final Iterator<InferenceItem> items;
    private final StoredRequests stored;
    private @Nullable InferenceItem ahead;
    private @Nullable LoggedRequest next;
    private long incomplete;

    RequestReader(Iterable<InferenceItem> items, StoredRequests stored) {
        // The iterator of a query asks for the first page when it is made.
        this.items = Calls.to("the inference log", items::iterator);
        this.stored = stored;
        advanceItem();
        advance();
    }

    /** How many requests were passed over so far. */
    long incomplete() {
        return incomplete;
    }

    /** The request that {@link #next} will give, without taking it. */
    LoggedRequest peek() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public LoggedRequest next() {
        LoggedRequest taken = peek();
        advance();
        return taken;
    }

    private void advanceItem() {
        ahead = Calls.to(
                        "the inference log",
                        () -> items.hasNext() ? Optional.of(items.next()) : Optional.<InferenceItem>empty())
                .orElse(null);
    }

    private void advance() {
        next = null;
        while (ahead != null && next == null) {
            next = gather(StoredRequests.id(ahead)).orElse(null);
            incomplete += next == null ? 1 : 0;
        }
    }

    private Optional<LoggedRequest> gather(InferenceId id) {
        InferenceItem first = null;
        Map<String, InferenceItem> further = new HashMap<>();
        while (ahead != null && StoredRequests.id(ahead).equals(id)) {
            if (ahead.sk.equals(StoredRequests.firstKey(id))) {
                first = ahead;
            } else {
                further.put(ahead.sk, ahead);
            }
            advanceItem();
        }
        if (first == null) {
            return Optional.empty();
        }
        InferenceItem complete = first;
        return PartedItems.join(first, StoredRequests.base(id), further)
                .map(packed -> stored.request(complete, packed));
    }
}
