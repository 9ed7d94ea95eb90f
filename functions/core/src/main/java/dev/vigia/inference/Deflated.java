package dev.vigia.inference;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A section of bytes, raw-deflated (RFC 1951) where that is smaller: the inflated length, or 0 if it is not deflated;
 * the stored length; the stored bytes.
 */
final class Deflated {
    /** What rows within the limits of {@link PackedRows} can take before they are deflated. */
    private static final int LONGEST = 8 << 20;

    private static final int MOST_RATIO = 1032;
    private static final int WORTHWHILE = 64;

    private Deflated() {}

    /** @param strategy a strategy of {@link Deflater} */
    static void write(byte[] bytes, int strategy, ByteOutput out) {
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    "rows of " + bytes.length + " bytes before deflating: expected at most " + LONGEST);
        }
        byte[] smaller = new byte[bytes.length];
        int length = bytes.length < WORTHWHILE ? 0 : deflate(bytes, strategy, smaller);
        boolean deflated = length > 0 && length < bytes.length;
        out.varint(deflated ? bytes.length : 0);
        out.varint(deflated ? length : bytes.length);
        out.put(deflated ? smaller : bytes, 0, deflated ? length : bytes.length);
    }

    /** The deflated length, or 0 if it is not below the length of {@code to}. */
    private static int deflate(byte[] bytes, int strategy, byte[] to) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setStrategy(strategy);
            deflater.setInput(bytes);
            deflater.finish();
            int length = 0;
            // The first call may only set the strategy.
            for (int calls = 0; calls < 3 && !deflater.finished(); calls++) {
                length += deflater.deflate(to, length, to.length - length);
            }
            return deflater.finished() ? length : 0;
        }
    }

    static ByteInput read(byte[] packed, ByteInput in) {
        int inflated = in.count("bytes when inflated", LONGEST);
        int stored = in.count("bytes in a section", in.remaining());
        if (stored > in.remaining()) {
            throw new IllegalArgumentException(
                    "packed rows: section of " + stored + " bytes, " + in.remaining() + " left");
        }
        if (inflated > (long) stored * MOST_RATIO) {
            throw new IllegalArgumentException(
                    "packed rows: " + inflated + " bytes from " + stored + " deflated ones: that cannot be");
        }
        int from = in.position();
        in.skip(stored);
        return inflated == 0
                ? new ByteInput(packed, from, from + stored)
                : new ByteInput(inflate(packed, from, stored, inflated), 0, inflated);
    }

    private static byte[] inflate(byte[] packed, int from, int stored, int inflated) {
        byte[] bytes = new byte[inflated];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed, from, stored);
            int length = inflater.inflate(bytes);
            if (length != inflated || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new IllegalArgumentException(
                        "packed rows: deflated section does not hold the " + inflated + " bytes that it tells");
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("packed rows: deflated section is broken", e);
        }
        return bytes;
    }
}
