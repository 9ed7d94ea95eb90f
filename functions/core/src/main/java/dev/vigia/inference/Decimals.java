package dev.vigia.inference;

import java.util.Optional;

/**
 * Doubles as whole numbers over a power of ten, where that gives each back to the bit. A short decimal text is read
 * as the double nearest to it, and the quotient of two exact doubles is the double nearest to it too, so dividing
 * gives back what was sent; multiplying by 0.001 would not.
 *
 * @param places the power of ten, 0 to 15
 * @param special whether the first {@value #SPECIALS} codes stand for −0, NaN, +∞ and −∞
 * @param least the least whole number
 */
record Decimals(int places, boolean special, long least) {
    static final int MOST_PLACES = 15;
    private static final int SPECIALS = 4;
    private static final double EXACT = 0x1p53;
    private static final double[] TEN = new double[MOST_PLACES + 1];
    private static final double[] SPECIAL = {-0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    Decimals {
        if (places < 0 || places > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "packed rows: " + places + " decimal places: expected 0 to " + MOST_PLACES);
        }
    }

    /** The form of the first {@code n} values, from one; empty if some value has no such form. */
    static Optional<Decimals> of(double[] values, int n) {
        int places = 0;
        boolean special = false;
        for (int i = 0; i < n; i++) {
            if (specialCode(values[i]) >= 0) {
                special = true;
                continue;
            }
            while (!exact(values[i], places)) {
                if (++places > MOST_PLACES) {
                    return Optional.empty();
                }
            }
        }
        return least(values, n, places, special);
    }

    /** A value that had a form with few places can be too large for one with more. */
    private static Optional<Decimals> least(double[] values, int n, int places, boolean special) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            if (special && specialCode(values[i]) >= 0) {
                continue;
            }
            if (!exact(values[i], places)) {
                return Optional.empty();
            }
            least = Math.min(least, whole(values[i], places));
        }
        return Optional.of(new Decimals(places, special, least == Long.MAX_VALUE ? 0 : least));
    }

    private static boolean exact(double value, int places) {
        double whole = Math.rint(value * TEN[places]);
        return Math.abs(whole) <= EXACT && whole / TEN[places] == value;
    }

    private static long whole(double value, int places) {
        return (long) Math.rint(value * TEN[places]);
    }

    /** 0 to 3, or −1 for an ordinary value; a NaN with a payload is none, and so has no decimal form. */
    private static int specialCode(double value) {
        if (value != 0 && Math.abs(value) <= Double.MAX_VALUE) {
            return -1;
        }
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < SPECIALS; i++) {
            if (bits == Double.doubleToRawLongBits(SPECIAL[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The whole number of an ordinary value. */
    long whole(double value) {
        return whole(value, places);
    }

    double value(long whole) {
        return whole / TEN[places];
    }

    /** 0 or more. */
    long code(double value) {
        if (!special) {
            return whole(value) - least;
        }
        int code = specialCode(value);
        return code >= 0 ? code : whole(value) - least + SPECIALS;
    }

    double decode(long code) {
        if (!special) {
            return value(code + least);
        }
        return code < SPECIALS ? SPECIAL[(int) code] : value(code - SPECIALS + least);
    }
}
