package dev.vigia.inference;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes with the whole numbers and texts of the packed form. */
final class ByteOutput {
    private byte[] bytes = new byte[512];
    private int size;

    void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    void put(byte[] source, int from, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, size * 2));
        }
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** An unsigned whole number, seven bits a byte, lowest first, the high bit set on all but the last. */
    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    /** A signed whole number, sign in the lowest bit. */
    void signed(long value) {
        varint(zigzag(value));
    }

    /**
     * A text: twice its length in bytes, then UTF-8; or, where UTF-8 cannot hold it (a lone surrogate), twice the
     * length plus one, then UTF-16, high byte first.
     */
    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        boolean exact = new String(utf8, StandardCharsets.UTF_8).equals(value);
        byte[] stored = exact ? utf8 : utf16(value);
        varint(((long) stored.length << 1) | (exact ? 0 : 1));
        put(stored, 0, stored.length);
    }

    /** Unlike the charset's encoder, keeps lone surrogates. */
    private static byte[] utf16(String value) {
        byte[] stored = new byte[value.length() * 2];
        for (int i = 0; i < value.length(); i++) {
            stored[2 * i] = (byte) (value.charAt(i) >> 8);
            stored[2 * i + 1] = (byte) value.charAt(i);
        }
        return stored;
    }

    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    int size() {
        return size;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }
}
