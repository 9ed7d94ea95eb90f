package dev.vigia.local.file;

import java.util.concurrent.atomic.AtomicLong;

/** How far the reading is, for a person who waits. Thread-safe. */
public final class Progress {
    private final AtomicLong read = new AtomicLong();

    void advance(long bytes) {
        read.addAndGet(bytes);
    }

    /** How many bytes were read, of all files and passes together. */
    public long bytes() {
        return read.get();
    }
}
