package dev.vigia.ui.inference;

import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.RowId;
import dev.vigia.model.ModelName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/**
 * Keeps the newest requests of a model at hand. The first read looks back a day; later ones only as far as something
 * new can be, so that watching a page costs a query of one or two partitions a second.
 */
public final class InferenceReader {
    private static final int MOST = 60;
    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    /** How much later than its id's time a request may be in the log: its retries, and clocks that differ. */
    private static final Duration LATE = Duration.ofSeconds(20);
    /** Ids of a clock that is ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final InferenceLog log;
    private final ModelName model;
    private final InstantSource clock;
    private final TreeMap<String, LoggedRequest> newest = new TreeMap<>();
    private Instant lookedBefore = Instant.MIN;

    public InferenceReader(InferenceLog log, ModelName model, InstantSource clock) {
        this.log = log;
        this.model = model;
        this.clock = clock;
    }

    /** The newest inferences, newest first. Not for two threads at once. */
    public List<InferenceLine> newest() {
        Instant now = clock.instant();
        Instant since = lookedBefore.equals(Instant.MIN) ? now.minus(FIRST_LOOK) : lookedBefore.minus(LATE);
        log.newest(model, since, now.plus(AHEAD), MOST)
                .forEach(request -> newest.put(request.id().toString(), request));
        lookedBefore = now;
        while (newest.size() > MOST) {
            newest.pollFirstEntry();
        }
        return newest.descendingMap().values().stream()
                .flatMap(request -> InferenceLine.of(request).stream())
                .limit(MOST)
                .toList();
    }

    /** These inferences, in this order; what is not there any more is left out. */
    public List<InferenceLine> find(List<RowId> rows) {
        return rows.stream()
                .flatMap(row -> log.find(model, row.inference()).stream()
                        .filter(request -> row.index() < request.rows().size())
                        .map(request -> InferenceLine.of(request, row.index())))
                .toList();
    }
}
