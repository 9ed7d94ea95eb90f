package dev.vigia.profile;

/**
 * Exact sums of t and t², t = (x − centre) / scale rounded to 2<sup>−26</sup>, each in 128 bits. Sums of whole numbers,
 * so merging is exact in any order. Where |t| is over 2<sup>22</sup> it counts as that, and the sums are flagged as
 * saturated. Nothing overflows below 2<sup>31</sup> rows, all at that limit.
 */
final class MomentSums {
    static final double UNIT = 0x1p26;
    private static final double MOST = 0x1p48;
    private static final double NEAR = 0x1p38;
    private static final int HALF = 24;
    private static final long LOW_HALF = (1L << HALF) - 1;

    private long sumHigh;
    private long sumLow;
    private long squareHigh;
    private long squareLow;
    private boolean saturated;

    /**
     * Adds numbers t that are given in units of 2<sup>−26</sup>, finite or infinite: the first {@code size} of an array, at
     * most 2<sup>15</sup>, so that their sum fits a long.
     */
    void add(double[] units, int size) {
        long sum = 0;
        long high = 0;
        long low = 0;
        boolean clamped = false;
        for (int i = 0; i < size; i++) {
            double rounded = Math.rint(units[i]);
            if (!(Math.abs(rounded) <= MOST)) {
                rounded = Math.copySign(MOST, rounded);
                clamped = true;
            }
            long t = (long) rounded;
            long square = t * t;
            sum += t;
            low += square;
            high += Math.multiplyHigh(t, t) + carry(low, square);
        }
        addSum(sum >> 63, sum);
        addSquare(high, low);
        saturated |= clamped;
    }

    /**
     * Adds t = (value − centre) · unitsPerValue of the first {@code size} values, at most 512, if all are finite and below
     * 2<sup>38</sup>; else adds nothing and returns false. With t = 2<sup>24</sup>a + b it is
     * t² = 2<sup>24</sup>a(t + b) + b², so that neither product needs more than a long, and the loop no carries.
     */
    boolean addNear(double[] values, int size, double centre, double unitsPerValue) {
        long sum = 0;
        long high = 0;
        long low = 0;
        boolean far = false;
        for (int i = 0; i < size; i++) {
            double rounded = Math.rint((values[i] - centre) * unitsPerValue);
            far |= !(Math.abs(rounded) < NEAR);
            long t = (long) rounded;
            long a = t >> HALF;
            long b = t & LOW_HALF;
            sum += t;
            high += a * (t + b);
            low += b * b;
        }
        if (far) {
            return false;
        }
        addSum(sum >> 63, sum);
        addSquare(0, low);
        addSquare(high >> (Long.SIZE - HALF), high << HALF);
        return true;
    }

    private void addSum(long high, long low) {
        long sum = sumLow + low;
        sumHigh += high + carry(sum, low);
        sumLow = sum;
    }

    private void addSquare(long high, long low) {
        long sum = squareLow + low;
        squareHigh += high + carry(sum, low);
        squareLow = sum;
    }

    private static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    void merge(MomentSums other) {
        addSum(other.sumHigh, other.sumLow);
        addSquare(other.squareHigh, other.squareLow);
        saturated |= other.saturated;
    }

    boolean saturated() {
        return saturated;
    }

    /** Σ t. */
    double sum() {
        return toDouble(sumHigh, sumLow) / UNIT;
    }

    /** Σ t². */
    double squares() {
        return toDouble(squareHigh, squareLow) / UNIT / UNIT;
    }

    /** By the magnitude, since a small negative number is the difference of two huge parts. */
    private static double toDouble(long high, long low) {
        return high < 0 ? -magnitude(~high + (low == 0 ? 1 : 0), -low) : magnitude(high, low);
    }

    private static double magnitude(long high, long low) {
        return high * 0x1p64 + ((low >>> 1) * 2.0 + (low & 1));
    }

    void pack(PackWriter out) {
        out.octet(saturated ? 1 : 0);
        out.bits(sumHigh);
        out.bits(sumLow);
        out.bits(squareHigh);
        out.bits(squareLow);
    }

    static MomentSums unpack(PackReader in) {
        MomentSums sums = new MomentSums();
        sums.saturated = in.octet() != 0;
        sums.sumHigh = in.bits();
        sums.sumLow = in.bits();
        sums.squareHigh = in.bits();
        sums.squareLow = in.bits();
        return sums;
    }
}
