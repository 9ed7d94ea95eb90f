package dev.vigia.monitor;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Truth;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels as they are read, of each row the newest. Of more than {@value #MOST_LABELS} those of the requests are kept that come first by
 * their ids' positions, a uniform sample of requests that does not depend on the order of reading. All are counted, by the window in
 * which they were predicted.
 */
final class ArrivedLabels {
    static final int MOST_LABELS = 200_000;

    private static final Comparator<InferenceId> BY_POSITION =
            Comparator.comparingDouble(InferenceId::position).thenComparing(Comparator.naturalOrder());

    private final Duration length;
    private final int most;
    private final TreeMap<InferenceId, Map<RowId, Truth>> kept = new TreeMap<>(BY_POSITION);
    private final Map<Window, Long> all = new HashMap<>();
    private double beyond = 1;
    private int labels;

    /** @param length of the windows that they are counted by */
    ArrivedLabels(Duration length) {
        this(length, MOST_LABELS);
    }

    ArrivedLabels(Duration length, int most) {
        this.length = length;
        this.most = most;
    }

    void add(Truth truth) {
        InferenceId id = truth.row().inference();
        all.merge(predicted(id), 1L, Long::sum);
        if (id.position() >= beyond) {
            return;
        }
        Map<RowId, Truth> ofRequest = kept.computeIfAbsent(id, any -> new TreeMap<>());
        Truth before = ofRequest.get(truth.row());
        if (before == null || !truth.arrived().isBefore(before.arrived())) {
            ofRequest.put(truth.row(), truth);
        }
        labels += before == null ? 1 : 0;
        while (labels > most && kept.size() > 1) {
            beyond = kept.lastKey().position();
            labels -= kept.pollLastEntry().getValue().size();
        }
    }

    private Window predicted(InferenceId id) {
        return Window.containing(id.time(), length);
    }

    /** How many are kept. */
    int size() {
        return labels;
    }

    /** Those that are kept. */
    Collection<Truth> labels() {
        return kept.values().stream()
                .flatMap(ofRequest -> ofRequest.values().stream())
                .toList();
    }

    /** The requests that are kept, in the order in which they are a sample, however many are taken. */
    List<InferenceId> requests() {
        return List.copyOf(kept.keySet());
    }

    /** A request's labels, in order of row. */
    Collection<Truth> of(InferenceId id) {
        return kept.getOrDefault(id, Map.of()).values();
    }

    /**
     * How many labels there are of some requests' rows, by the window in which they were predicted.
     *
     * @param looked of which it is known whether they count
     * @param counted those of them that do
     */
    Map<Window, Long> counts(Collection<InferenceId> looked, Collection<InferenceId> counted) {
        Map<Window, Long> known = sizes(looked);
        Map<Window, Long> counts = sizes(counted);
        if (beyond == 1 && looked.size() == kept.size()) {
            return counts;
        }
        counts.replaceAll((window, count) ->
                Math.round((double) count * all.getOrDefault(window, 0L) / known.getOrDefault(window, count)));
        return counts;
    }

    private Map<Window, Long> sizes(Collection<InferenceId> ids) {
        Map<Window, Long> sizes = new TreeMap<>();
        ids.forEach(id -> sizes.merge(predicted(id), (long) of(id).size(), Long::sum));
        return sizes;
    }
}
