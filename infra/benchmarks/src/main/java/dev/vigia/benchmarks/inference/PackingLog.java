package dev.vigia.benchmarks.inference;

import dev.vigia.inference.Appended;
import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.PackedRows;
import dev.vigia.inference.RowId;
import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A log that packs what it is given, waits as a store would, and forgets it. */
record PackingLog(Runnable store) implements InferenceLog {
    @Override
    public Appended append(LoggedRequest request) {
        if (PackedRows.pack(request.rows()).length == 0) {
            throw new IllegalStateException("rows are packed into no bytes");
        }
        store.run();
        return new Appended.Written();
    }

    @Override
    public Optional<LoggedRequest> find(ModelName model, InferenceId id) {
        return Optional.empty();
    }

    @Override
    public List<InferenceId> findByCaller(ModelName model, String callerId) {
        return List.of();
    }

    @Override
    public long read(ModelName model, Instant from, Instant to, Consumer<LoggedRequest> reader) {
        return 0;
    }

    @Override
    public List<LoggedRequest> newest(ModelName model, Instant since, Instant before, int most) {
        return List.of();
    }

    @Override
    public boolean addPredictions(ModelName model, InferenceId id, List<Column> predictions) {
        return false;
    }

    @Override
    public boolean erase(ModelName model, RowId row) {
        return false;
    }
}
