package dev.vigia.inference;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The identity of one request's inferences: a UUIDv7 (RFC 9562, section 5.7), whose first 48 bits are the
 * milliseconds since the epoch. Row i of the request is {@code id.i}.
 *
 * An {@code IllegalArgumentException} is thrown if the UUID is not of version 7 and variant 2
 */
public record InferenceId(UUID uuid) implements Comparable<InferenceId> {
    private static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1);

    public InferenceId {
        if (uuid.version() != 7 || uuid.variant() != 2) {
            throw new IllegalArgumentException("inference id " + uuid + ": expected a UUIDv7");
        }
    }

    /** Reads the canonical text form of 36 characters, in either case. */
    public static InferenceId parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException(
                    "inference id of " + text.length() + " characters: expected a UUIDv7 of 36 characters");
        }
        return new InferenceId(UUID.fromString(text));
    }

    /** The id of a time, to the millisecond, and 74 further bits: 12 of {@code high} and 62 of {@code low}. */
    public static InferenceId of(Instant time, long high, long low) {
        long millis = time.toEpochMilli();
        if (millis < 0 || millis >= 1L << 48) {
            throw new IllegalArgumentException("time " + time + ": expected one from 1970 on that fits 48 bits");
        }
        return new InferenceId(new UUID(
                (millis << 16) | 0x7000 | (high & 0x0fff), 0x8000_0000_0000_0000L | (low & 0x3fff_ffff_ffff_ffffL)));
    }

    /** The lowest id whose time is not before an instant; the range of times of an id is where it ends. */
    public static InferenceId lowest(Instant from) {
        Instant inRange = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from.isAfter(LATEST) ? LATEST : from;
        Instant millis = inRange.truncatedTo(ChronoUnit.MILLIS);
        return of(millis.equals(inRange) ? millis : millis.plusMillis(1), 0, 0);
    }

    /** When the request arrived (or, taken in from elsewhere, was made), to the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
    }

    /** The write partition of this id among {@code shards}, in [0, shards): a pure function of the random bits. */
    public int shard(int shards) {
        long z = uuid.getLeastSignificantBits() * 0x9e37_79b9_7f4a_7c15L;
        return (int) Math.floorMod(z ^ (z >>> 32), (long) shards);
    }

    /** A number in [0, 1) that the id fixes, uniform over ids and independent of {@link #shard}. */
    public double position() {
        long z = uuid.getMostSignificantBits() * 0x9e37_79b9_7f4a_7c15L + uuid.getLeastSignificantBits();
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    public RowId row(int index) {
        return new RowId(this, index);
    }

    /** In order of time, then of the further bits. */
    @Override
    public int compareTo(InferenceId other) {
        int high = Long.compareUnsigned(uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
