package dev.vigia.local.backtest;

import dev.vigia.inference.Rows;
import dev.vigia.local.file.BadInputException;
import dev.vigia.model.Schema;
import java.io.IOException;

/** Rows that are past: the same ones in the same order each time they are read. */
public sealed interface Past permits FilePast, LoggedPast {
    /** What they are of: a file, or a model's version. */
    String name();

    /** Under which they are handed out, or which they are matched with by name. */
    Schema schema();

    /** The hour of each row, in the order that they are read in. */
    RowHours hours() throws IOException;

    /** Hands out all rows, in parts. */
    void read(Taking taking) throws IOException;

    /** Takes rows. */
    interface Taking {
        /** @param first how many rows were handed out before these */
        void take(long first, Rows rows);
    }

    /** What is wrong with them. */
    default BadInputException wrong(String what) {
        return BadInputException.of(name(), what);
    }
}
