package dev.vigia.inference.protocol;

/** Takes typed values, as binary tensors hold them, one after the other. */
interface Values {
    void bool(boolean value);

    /** A whole number. */
    void whole(long value);

    /** A whole number from 2^63 to 2^64 − 1, in decimal digits. */
    void huge(String digits);

    /** A floating-point number; NaN and infinities too. */
    void number(double value);

    void text(String value);
}
