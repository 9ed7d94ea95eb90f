package dev.vigia.local.demo;

import java.util.concurrent.atomic.LongAdder;

/** Counts as a sender goes. Thread-safe. */
final class LiveTally {
    private final LongAdder requests = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder deferred = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder silenced = new LongAdder();

    void answered(Posts.Answer answer, int rowsSent) {
        requests.increment();
        retries.add(answer.attempts() - 1L);
        if (answer.isAccepted()) {
            rows.add(rowsSent);
            deferred.add(answer.isDeferred() ? 1 : 0);
        } else if (answer.status() == 0) {
            unanswered.increment();
        } else {
            refused.increment();
        }
    }

    void skipped() {
        skipped.increment();
    }

    void silenced() {
        silenced.increment();
    }

    LiveCounts counts() {
        return new LiveCounts(
                requests.sum(),
                rows.sum(),
                retries.sum(),
                deferred.sum(),
                refused.sum(),
                unanswered.sum(),
                skipped.sum(),
                silenced.sum());
    }
}
