package dev.vigia.profile;

/** Reads what {@link PackWriter} wrote. Throws {@code IllegalArgumentException} where the bytes are not of that form. */
final class PackReader {
    private final byte[] bytes;
    private int at;

    PackReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long count() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("packed number of more than ten bytes at " + at);
    }

    /** A whole number in [0, most]. */
    int count(int most) {
        return upTo(most, count());
    }

    private int upTo(int most, long value) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    "packed length " + value + " at byte " + at + ": expected at most " + most);
        }
        return (int) value;
    }

    /** The length of something of which each element takes a byte or more. */
    int length() {
        long value = count();
        return upTo(bytes.length - at, value); // what is left behind the length itself
    }

    long[] counts() {
        long[] values = new long[length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = count();
        }
        return values;
    }

    long bits() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    double number() {
        return Double.longBitsToDouble(bits());
    }

    double[] numbers() {
        double[] values = new double[length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number();
        }
        return values;
    }

    float single() {
        int raw = 0;
        for (int i = 0; i < 4; i++) {
            raw = raw << 8 | octet();
        }
        return Float.intBitsToFloat(raw);
    }

    String text() {
        char[] chars = new char[length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) count(Character.MAX_VALUE);
        }
        return new String(chars);
    }

    byte[] block() {
        byte[] block = new byte[length()];
        System.arraycopy(bytes, at, block, 0, block.length);
        at += block.length;
        return block;
    }

    int octet() {
        if (at == bytes.length) {
            throw new IllegalArgumentException("packed form ends after " + at + " bytes: expected more");
        }
        return bytes[at++] & 0xff;
    }

    void end() {
        if (at != bytes.length) {
            throw new IllegalArgumentException(
                    "packed form of " + bytes.length + " bytes: expected it to end after " + at);
        }
    }
}
