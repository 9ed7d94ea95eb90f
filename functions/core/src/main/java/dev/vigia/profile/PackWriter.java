package dev.vigia.profile;

import java.util.Arrays;

/** Writes the binary form of profiles and baselines: whole numbers in groups of seven bits, least first (LEB128). */
final class PackWriter {
    private byte[] bytes = new byte[1024];
    private int size;

    /** A whole number; negative ones take ten bytes. */
    void count(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void counts(long[] values) {
        count(values.length);
        for (long value : values) {
            count(value);
        }
    }

    /** Eight bytes, for hashes and the like. */
    void bits(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
    }

    void number(double value) {
        bits(Double.doubleToLongBits(value));
    }

    void numbers(double[] values) {
        count(values.length);
        for (double value : values) {
            number(value);
        }
    }

    void single(float value) {
        int raw = Float.floatToIntBits(value);
        for (int shift = 24; shift >= 0; shift -= 8) {
            octet(raw >>> shift);
        }
    }

    /** Char by char, so that unpaired surrogates come back too. */
    void text(String value) {
        count(value.length());
        for (int i = 0; i < value.length(); i++) {
            count(value.charAt(i));
        }
    }

    void block(byte[] block) {
        count(block.length);
        reserve(block.length);
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
    }

    void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
