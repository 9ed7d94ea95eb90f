package dev.vigia.profile;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.RowId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one request, by which odd cells are remembered. */
final class RowMarks {
    private static final RowMarks NONE = new RowMarks(null, new long[0]);

    private final @Nullable InferenceId request;
    private final long[] hashes;

    private RowMarks(@Nullable InferenceId request, long[] hashes) {
        this.request = request;
        this.hashes = hashes;
    }

    static RowMarks of(InferenceId request, int size) {
        long hash = Hash64.of(request);
        long[] hashes = new long[size];
        for (int row = 0; row < size; row++) {
            hashes[row] = Hash64.row(hash, row);
        }
        return new RowMarks(request, hashes);
    }

    /** Rows without ids, of which none is remembered. */
    static RowMarks none() {
        return NONE;
    }

    /** Offers a row to a sample. */
    void offer(int row, RowSample sample) {
        if (request != null) {
            sample.offer(hashes[row], request, row);
        }
    }

    /** A row's hash. */
    long hash(int row) {
        return hashes[row];
    }

    /** @throws NullPointerException if these are rows without ids */
    RowId row(int row) {
        return Objects.requireNonNull(request, "rows without ids").row(row);
    }

    boolean any() {
        return request != null;
    }
}
