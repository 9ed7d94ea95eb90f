package dev.vigia.inference;

/** Reads what {@link BitOutput} wrote. */
final class BitInput {
    private final byte[] bytes;
    private final int end;
    private int at;
    private long pending;
    private int pendingBits;

    BitInput(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The next 0 to 64 bits. */
    long get(int bits) {
        return bits > 32 ? next(32) | (next(bits - 32) << 32) : next(bits);
    }

    private long next(int bits) {
        while (pendingBits < bits) {
            if (at >= end) {
                throw new IllegalArgumentException("packed rows end at byte " + end + " within the bits of a value");
            }
            pending |= (long) (bytes[at++] & 0xff) << pendingBits;
            pendingBits += 8;
        }
        long value = pending & ((1L << bits) - 1);
        pending >>>= bits;
        pendingBits -= bits;
        return value;
    }

    /** Throws unless all bytes are read. */
    void requireEnd() {
        if (at != end) {
            throw new IllegalArgumentException("packed rows: " + (end - at) + " bytes too many at their end");
        }
    }
}
