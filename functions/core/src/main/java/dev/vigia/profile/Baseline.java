package dev.vigia.profile;

import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.time.Instant;

/**
 * The stored reference that windows are compared with: the bins and categories that every profile under it counts in,
 * the profile of the baseline's own rows, and the reference that outlying rows are measured against.
 */
public final class Baseline {
    private Baseline() {}

    public String id() {
        return Unfinished.yet();
    }

    public ModelVersion version() {
        return Unfinished.yet();
    }

    public Schema schema() {
        return Unfinished.yet();
    }

    public Instant created() {
        return Unfinished.yet();
    }

    /** How many rows it rests on, from 1. */
    public long rows() {
        return Unfinished.yet();
    }

    /** The profile of the baseline's own rows: what a window's profile is compared with. */
    public Profile profile() {
        return Unfinished.yet();
    }

    /** The binary form, in which the schema is not. */
    public byte[] pack() {
        return Unfinished.yet();
    }

    /** Reads {@link #pack()}, given the schema that the baseline was built under. */
    public static Baseline unpack(byte[] packed, Schema schema) {
        return Unfinished.yet();
    }
}
