package dev.vigia.inference;

import java.util.Optional;

/** Packs the present values of one number column in the form that takes the fewest bits (PACKED.md, "Numbers"). */
final class NumberPacking {
    private static final int FLOAT_MANTISSA = 23;
    private static final int DOUBLE_MANTISSA = 52;

    private final ByteOutput heads;
    private final ByteOutput lengths;
    private final BitOutput bits;

    NumberPacking(ByteOutput heads, ByteOutput lengths, BitOutput bits) {
        this.heads = heads;
        this.lengths = lengths;
        this.bits = bits;
    }

    /** Writes the form byte and the values; nothing if no cell is present. */
    void pack(NumberColumn column) {
        double[] values = new double[column.size()];
        int n = 0;
        for (int row = 0; row < values.length; row++) {
            if (column.cell(row) == Cell.PRESENT) {
                values[n++] = column.value(row);
            }
        }
        if (n > 0) {
            packValues(values, n);
        }
    }

    private void packValues(double[] values, int n) {
        boolean narrow = isFloat(values, n);
        Optional<Decimals> decimals = Decimals.of(values, n);
        if (decimals.isEmpty() || !packDecimals(decimals.get(), values, n, narrow)) {
            heads.put((narrow ? NumberForm.FLOAT32 : NumberForm.FLOAT64).code());
            packFloats(values, n, narrow);
        }
    }

    private static boolean isFloat(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            double back = (float) values[i];
            if (Double.doubleToRawLongBits(back) != Double.doubleToRawLongBits(values[i])) {
                return false;
            }
        }
        return true;
    }

    /** Writes nothing and returns false if floats take fewer bits. */
    private boolean packDecimals(Decimals decimals, double[] values, int n, boolean narrow) {
        long[] codes = new long[n];
        for (int i = 0; i < n; i++) {
            codes[i] = decimals.code(values[i]);
        }
        long[] deltas = decimals.special() ? codes : deltas(decimals, values, n);
        boolean differences = totalBits(deltas) < totalBits(codes);
        long[] wholes = differences ? deltas : codes;
        if (totalBits(wholes) > (long) n * (1 + (narrow ? FLOAT_MANTISSA : DOUBLE_MANTISSA))) {
            return false;
        }
        NumberForm form = differences ? NumberForm.DELTA : NumberForm.DECIMAL;
        heads.put(form.code() | (decimals.special() ? 0x8 : 0) | (decimals.places() << 4));
        heads.signed(differences ? decimals.whole(values[0]) : decimals.least());
        packWholes(wholes, differences ? 1 : 0);
        return true;
    }

    /** Differences from the value before, sign in the lowest bit; the first is 0. */
    private static long[] deltas(Decimals decimals, double[] values, int n) {
        long[] deltas = new long[n];
        long before = decimals.whole(values[0]);
        for (int i = 1; i < n; i++) {
            long next = decimals.whole(values[i]);
            deltas[i] = ByteOutput.zigzag(next - before);
            before = next;
        }
        return deltas;
    }

    private static long totalBits(long[] codes) {
        long total = 0;
        for (long code : codes) {
            total += extraBits(code);
        }
        return total;
    }

    /** The bits below the highest one that is set. */
    private static int extraBits(long code) {
        return Math.max(0, 63 - Long.numberOfLeadingZeros(code));
    }

    /** Each number's length goes where it is deflated, the bits below its highest go where they are not. */
    private void packWholes(long[] codes, int from) {
        for (int i = from; i < codes.length; i++) {
            int extra = extraBits(codes[i]);
            lengths.put(64 - Long.numberOfLeadingZeros(codes[i]));
            bits.put(codes[i] & ((1L << extra) - 1), extra);
        }
    }

    private void packFloats(double[] values, int n, boolean narrow) {
        int mantissa = narrow ? FLOAT_MANTISSA : DOUBLE_MANTISSA;
        int exponents = narrow ? 0xff : 0x7ff;
        long[] raw = new long[n];
        int greatest = 0;
        for (int i = 0; i < n; i++) {
            raw[i] = narrow ? Float.floatToRawIntBits((float) values[i]) : Double.doubleToRawLongBits(values[i]);
            int exponent = (int) (raw[i] >>> mantissa) & exponents;
            greatest = exponent == exponents ? greatest : Math.max(greatest, exponent);
        }
        heads.varint(greatest);
        for (int i = 0; i < n; i++) {
            lengths.varint((greatest - (raw[i] >>> mantissa)) & exponents);
            long sign = (raw[i] >>> (narrow ? 31 : 63)) & 1;
            bits.put((raw[i] & ((1L << mantissa) - 1)) | (sign << mantissa), mantissa + 1);
        }
    }
}
