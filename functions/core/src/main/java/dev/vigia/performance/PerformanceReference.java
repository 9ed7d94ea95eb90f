package dev.vigia.performance;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a model version's performance is compared with: labelled rows from when it did well.
 *
 * @param from windows of ground truth from here on are judged by it
 * @param textTruth whether truth is a text
 * @param rows the labelled rows
 */
public record PerformanceReference(Instant from, boolean textTruth, LabelledRows rows) {
    private static final byte FORM = 1;
    private static final int HEAD = 1 + Long.BYTES + 1;

    /** Under which id of the model's baselines that of a version is stored. */
    public static String id(int version) {
        return "performance-v" + version;
    }

    /** Its binary form, big-endian: the form, the instant's milliseconds, 1 for texts, and the rows. */
    public byte[] pack() {
        byte[] packed = rows.pack();
        return ByteBuffer.allocate(HEAD + packed.length)
                .put(FORM)
                .putLong(from.toEpochMilli())
                .put((byte) (textTruth ? 1 : 0))
                .put(packed)
                .array();
    }

    /**
     * A reference from its binary form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PerformanceReference unpack(byte[] packed) {
        if (packed.length < HEAD || packed[0] != FORM) {
            throw new IllegalArgumentException(
                    "a performance reference of " + packed.length + " bytes: expected form " + FORM);
        }
        return new PerformanceReference(
                Instant.ofEpochMilli(ByteBuffer.wrap(packed).getLong(1)),
                packed[HEAD - 1] == 1,
                LabelledRows.unpack(Arrays.copyOfRange(packed, HEAD, packed.length)));
    }
}
