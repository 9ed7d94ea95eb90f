package dev.vigia.check;

import dev.vigia.inference.RowId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/**
 * Which rows something rests on, by 40 bits of a hash of each id: of {@value #MOST} marks a row that is not of them is taken for one with
 * a probability of 4 · 10⁻⁹.
 */
public final class RowMarks {
    /** The most rows that are marked; of more it is not known which they are. */
    public static final int MOST = 4_000;

    private static final int BYTES = 5;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    /** None. */
    public static final RowMarks NONE = new RowMarks(new long[0]);

    private final long[] marks;

    private RowMarks(long[] marks) {
        this.marks = marks;
    }

    /** Those of rows; empty of more than {@value #MOST}. */
    public static Optional<RowMarks> of(Collection<RowId> rows) {
        return rows.size() > MOST
                ? Optional.empty()
                : Optional.of(new RowMarks(rows.stream()
                        .mapToLong(RowMarks::mark)
                        .sorted()
                        .distinct()
                        .toArray()));
    }

    /**
     * Marks from their text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static RowMarks parse(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length % BYTES != 0) {
            throw new IllegalArgumentException(
                    "marks of " + bytes.length + " bytes: expected " + BYTES + " for each row");
        }
        long[] marks = new long[bytes.length / BYTES];
        for (int i = 0; i < bytes.length; i++) {
            marks[i / BYTES] = marks[i / BYTES] << Byte.SIZE | (bytes[i] & 0xff);
        }
        return new RowMarks(marks);
    }

    /** Their text: five bytes each, in ascending order, in Base64. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES * marks.length);
        for (long mark : marks) {
            bytes.put((byte) (mark >>> 32)).putInt((int) mark);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Whether a row is one of them. */
    public boolean has(RowId row) {
        return Arrays.binarySearch(marks, mark(row)) >= 0;
    }

    private static long mark(RowId row) {
        long request = row.inference().uuid().getMostSignificantBits()
                ^ mix(row.inference().uuid().getLeastSignificantBits());
        return mix(request + row.index() * GOLDEN) >>> 24;
    }

    /** The finaliser of SplitMix64 (doi:10.1145/2714064.2660195). */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }
}
