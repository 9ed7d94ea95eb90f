package dev.vigia.monitor;

import dev.vigia.inference.Cell;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.ModelName;
import dev.vigia.performance.PerformanceMeter;
import dev.vigia.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads from the log rows that profiles remember by their ids: those of a window's own profile are a uniform sample of at most 500. */
final class RowLookup {
    private final InferenceLog log;

    RowLookup(InferenceLog log) {
        this.log = log;
    }

    /** Takes a row. */
    interface Reader {
        /** @param rows of its request, in which it stands at its index */
        void take(RowId row, Rows rows);
    }

    /**
     * Hands over the rows; those that were rejected or erased are left out.
     *
     * @throws dev.vigia.model.StoreUnavailableException if the log cannot be read
     */
    void read(ModelName model, Profile profile, PerformanceMeter.Sample.Sink sink) {
        read(model, profile.sample(), (row, rows) -> sink.add(rows, row.index()));
    }

    /** The same of rows by their ids, in order of their requests. */
    void read(ModelName model, List<RowId> sampled, Reader reader) {
        Map<InferenceId, List<RowId>> wanted =
                sampled.stream().collect(Collectors.groupingBy(RowId::inference, TreeMap::new, Collectors.toList()));
        List<InferenceId> requests = List.copyOf(wanted.keySet());
        try (RequestLookup lookup = new RequestLookup(log)) {
            for (int from = 0; from < requests.size(); from += RequestLookup.AT_ONCE) {
                int to = Math.min(requests.size(), from + RequestLookup.AT_ONCE);
                for (LoggedRequest request : lookup.find(model, requests.subList(from, to))) {
                    wanted.getOrDefault(request.id(), List.of()).stream()
                            .filter(row -> isOf(request, row.index()))
                            .forEach(row -> reader.take(row, request.rows()));
                }
            }
        }
    }

    private static boolean isOf(LoggedRequest request, int row) {
        return request.status() != Status.REJECTED
                && row < request.rows().size()
                && request.rows().columns().stream().anyMatch(column -> column.cell(row) != Cell.ABSENT);
    }
}
