package dev.vigia.inference;

/** How the present numbers of a column are packed; the code is in the lowest three bits of the form byte. */
enum NumberForm {
    /** Whole numbers over a power of ten, above their least. */
    DECIMAL(0),
    /** Whole numbers over a power of ten, each as its difference from the one before. */
    DELTA(1),
    /** IEEE 754 binary32. */
    FLOAT32(2),
    /** IEEE 754 binary64. */
    FLOAT64(3);

    private final int code;

    NumberForm(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static NumberForm ofCode(int code) {
        for (NumberForm form : values()) {
            if (form.code == code) {
                return form;
            }
        }
        throw new IllegalArgumentException("packed rows: number form " + code + ": expected 0 to 3");
    }
}
