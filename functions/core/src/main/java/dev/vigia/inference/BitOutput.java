package dev.vigia.inference;

import java.util.Arrays;

/** Growing bits, lowest bit of each byte first. */
final class BitOutput {
    private byte[] bytes = new byte[256];
    private int size;
    private long pending;
    private int pendingBits;

    /** Appends the lowest {@code bits} of a value that has no others set; 0 to 64 bits. */
    void put(long value, int bits) {
        if (bits > 32) {
            append(value & 0xffff_ffffL, 32);
            append(value >>> 32, bits - 32);
        } else {
            append(value, bits);
        }
    }

    private void append(long value, int bits) {
        pending |= value << pendingBits;
        pendingBits += bits;
        if (pendingBits >= 32) {
            flush(4);
            pending >>>= 32;
            pendingBits -= 32;
        }
    }

    private void flush(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2 + count);
        }
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (pending >>> (8 * i));
        }
    }

    /** All bytes, the last filled up with zeros; nothing can be appended afterwards. */
    byte[] finish() {
        flush((pendingBits + 7) / 8);
        return Arrays.copyOf(bytes, size);
    }
}
