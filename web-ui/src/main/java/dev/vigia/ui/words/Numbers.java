package dev.vigia.ui.words;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a person reads them, in English. */
public final class Numbers {
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e9;

    private Numbers() {}

    /** A count: {@code 1,234}. */
    public static String count(long count) {
        return format("#,##0").format(count);
    }

    /** A count and its thing: {@code 1 row}, {@code 1,234 rows}. */
    public static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** Three significant digits, or more where the number is whole: {@code 0.0312}, {@code 1,234}, {@code 1.2e-9}. */
    public static String number(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞";
        }
        if (size != 0 && (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)) {
            return signed(format("0.#E0").format(number).replace("E", "e"));
        }
        int digits = size == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return signed(
                format(digits == 0 ? "#,##0" : "#,##0." + "#".repeat(digits)).format(number));
    }

    /** A share in [0, 1] in percent: {@code 12.3 %}, with more digits near 0. */
    public static String percent(double share) {
        double percent = share * 100;
        if (percent > 0 && percent < 0.01) {
            return "< 0.01 %";
        }
        return format(percent < 1 ? "0.##" : "0.#").format(percent) + " %";
    }

    /** Rows an hour: {@code 690 rows/h}, {@code 72k rows/h}; nothing at all is said in words. */
    public static String traffic(double rowsPerHour) {
        if (rowsPerHour <= 0) {
            return "no traffic";
        }
        if (rowsPerHour < 1) {
            return "< 1 row/h";
        }
        return rowsPerHour < 10_000
                ? format("#,##0").format(rowsPerHour) + " rows/h"
                : rowsPerHour < 1e6
                        ? format("#,##0.#").format(rowsPerHour / 1e3) + "k rows/h"
                        : format("#,##0.#").format(rowsPerHour / 1e6) + "M rows/h";
    }

    private static String signed(String text) {
        return text.replace('-', '−');
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    }
}
