package dev.vigia.inference;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteOutput} wrote; anything that cannot be so is an {@code IllegalArgumentException}. */
final class ByteInput {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteInput(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int get() {
        if (at >= end) {
            throw new IllegalArgumentException("packed rows end at byte " + end + " within a value");
        }
        return bytes[at++] & 0xff;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = get();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("packed rows: a whole number of more than 10 bytes before byte " + at);
    }

    long signed() {
        return unzigzag(varint());
    }

    /** A count of something, in [0, most]. */
    int count(String what, long most) {
        long value = varint();
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    "packed rows: " + Long.toUnsignedString(value) + " " + what + ": expected at most " + most);
        }
        return (int) value;
    }

    String text() {
        int header = count("bytes of text, doubled", 2L * remaining() + 1);
        int length = header >>> 1;
        if (length > remaining()) {
            throw new IllegalArgumentException("packed rows: text of " + length + " bytes, " + remaining() + " left");
        }
        String value = (header & 1) == 0 ? utf8(length) : utf16(length);
        at += length;
        return value;
    }

    private String utf8(int length) {
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    private String utf16(int length) {
        char[] chars = new char[length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (((bytes[at + 2 * i] & 0xff) << 8) | (bytes[at + 2 * i + 1] & 0xff));
        }
        return new String(chars);
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** Passes over bytes that are there. */
    void skip(int length) {
        at += length;
    }

    int position() {
        return at;
    }

    /** Throws unless all bytes are read. */
    void requireEnd() {
        if (at != end) {
            throw new IllegalArgumentException("packed rows: " + (end - at) + " bytes too many in a section");
        }
    }

    int remaining() {
        return end - at;
    }
}
