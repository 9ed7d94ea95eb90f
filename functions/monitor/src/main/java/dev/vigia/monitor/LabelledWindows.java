package dev.vigia.monitor;

import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.performance.LabelledInferences;
import dev.vigia.performance.LabelledRow;
import dev.vigia.profile.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Ground truth that arrived in a window, with what had been predicted. Each label's request is looked up in the log, in an order that
 * their ids choose, until {@value #MOST_REQUESTS} are found that the version answered or {@value #MOST_LOOKED} were looked up:
 * a uniform sample of the version's requests.
 */
final class LabelledWindows {
    static final int MOST_REQUESTS = 4_000;
    static final int MOST_LOOKED = 16_000;

    private final GroundTruth truths;
    private final InferenceLog log;

    LabelledWindows(GroundTruth truths, InferenceLog log) {
        this.truths = truths;
        this.log = log;
    }

    /** What arrived in a window, of each row the newest. */
    ArrivedLabels arrived(ModelName model, Window window) {
        ArrivedLabels arrived = new ArrivedLabels(window.length());
        truths.read(model, window.from(), window.to(), arrived::add);
        return arrived;
    }

    /**
     * Looks up what a version predicted, and adds it. Requests that are not in the log, or that
     * another version answered, are left out.
     *
     * @return how it went
     */
    Looked read(ModelVersion version, ArrivedLabels arrived, LabelledInferences to) {
        List<InferenceId> requests = arrived.requests();
        List<InferenceId> own = new ArrayList<>();
        List<LabelledRow> rows = new ArrayList<>();
        int looked = 0;
        int found = 0;
        try (RequestLookup lookup = new RequestLookup(log)) {
            while (looked < Math.min(requests.size(), MOST_LOOKED) && own.size() < MOST_REQUESTS) {
                int next = Math.min(requests.size(), looked + RequestLookup.AT_ONCE);
                for (LoggedRequest request : lookup.find(version.model(), requests.subList(looked, next))) {
                    found++;
                    if (request.version().equals(version)) {
                        own.add(request.id());
                        arrived.of(request.id()).forEach(label -> rows.add(to.add(request.rows(), label)));
                    }
                }
                looked = next;
            }
        }
        rows.sort(Comparator.comparing(LabelledRow::id));
        return new Looked(looked, found, rows, arrived.counts(requests.subList(0, looked), own));
    }

    /**
     * What became of the requests that labels are of.
     *
     * @param requests how many were looked up
     * @param found how many of them are in the log, whoever answered
     * @param rows what the version predicted in them and what came true, in the order of the predictions
     * @param labels how many labels came for the version's predictions, by the window in which they were made; from a sample
     *     where not all were looked up
     */
    record Looked(int requests, int found, List<LabelledRow> rows, Map<Window, Long> labels) {}
}
