package dev.vigia.inference;

/** Reads what {@link NumberPacking} wrote. */
final class NumberUnpacking {
    private static final int LONGEST_WHOLE = 56;

    private final ByteInput heads;
    private final ByteInput lengths;
    private final BitInput bits;

    NumberUnpacking(ByteInput heads, ByteInput lengths, BitInput bits) {
        this.heads = heads;
        this.lengths = lengths;
        this.bits = bits;
    }

    /** The {@code n} present values of a column. */
    double[] unpack(int n) {
        double[] values = new double[n];
        if (n > 0) {
            int head = heads.get();
            switch (NumberForm.ofCode(head & 0x7)) {
                case DECIMAL -> decimals(values, head);
                case DELTA -> deltas(values, head);
                case FLOAT32 -> floats(values, true);
                case FLOAT64 -> floats(values, false);
            }
        }
        return values;
    }

    private void decimals(double[] values, int head) {
        Decimals decimals = decimals(head);
        for (int i = 0; i < values.length; i++) {
            values[i] = decimals.decode(whole());
        }
    }

    private void deltas(double[] values, int head) {
        Decimals decimals = decimals(head);
        long whole = decimals.least();
        values[0] = decimals.value(whole);
        for (int i = 1; i < values.length; i++) {
            whole += ByteInput.unzigzag(whole());
            values[i] = decimals.value(whole);
        }
    }

    private Decimals decimals(int head) {
        return new Decimals(head >>> 4, (head & 0x8) != 0, heads.signed());
    }

    private long whole() {
        int length = lengths.get();
        if (length > LONGEST_WHOLE) {
            throw new IllegalArgumentException(
                    "packed rows: whole number of " + length + " bits: expected at most " + LONGEST_WHOLE);
        }
        return length == 0 ? 0 : (1L << (length - 1)) | bits.get(length - 1);
    }

    private void floats(double[] values, boolean narrow) {
        int mantissa = narrow ? 23 : 52;
        int exponents = narrow ? 0xff : 0x7ff;
        long greatest = heads.count("exponent", exponents);
        for (int i = 0; i < values.length; i++) {
            long exponent = (greatest - lengths.count("below the greatest exponent", exponents)) & exponents;
            long rest = bits.get(mantissa + 1);
            long fraction = rest & ((1L << mantissa) - 1);
            long sign = rest >>> mantissa;
            values[i] = narrow
                    ? Float.intBitsToFloat((int) ((sign << 31) | (exponent << 23) | fraction))
                    : Double.longBitsToDouble((sign << 63) | (exponent << 52) | fraction);
        }
    }
}
