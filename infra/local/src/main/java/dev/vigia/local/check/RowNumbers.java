package dev.vigia.local.check;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.RowId;
import java.time.Instant;

/** Rows of a file have ids as inferences have; the number of the first row of a block is in its id. */
final class RowNumbers {
    private static final long LOW = 0x3fff_ffff_ffff_ffffL;

    private RowNumbers() {}

    /** The id of a block. */
    static InferenceId id(long firstRow) {
        return InferenceId.of(Instant.EPOCH, 0, firstRow);
    }

    /** A row's number in its file, from 1. */
    static long of(RowId row) {
        return (row.inference().uuid().getLeastSignificantBits() & LOW) + row.index() + 1;
    }
}
