package dev.vigia.check;

import java.util.Locale;

/** Numbers in sentences, the same in every locale. */
public final class Words {
    private Words() {}

    /** A share as {@code 4.1 %}; with more digits where it is small. */
    public static String percent(double share) {
        double hundred = share * 100;
        double size = Math.abs(hundred);
        String form = size == 0 || size >= 0.095 ? "%.1f %%" : size >= 0.00095 ? "%.3f %%" : "%.1e %%";
        return String.format(Locale.ROOT, form, hundred);
    }

    /** A number with at most four digits that count. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6 || (size > 0 && size < 1e-3)) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** Rounded to hundredths; nothing is not below nothing. */
    public static double hundredths(double value) {
        return Math.rint(value * 100) / 100 + 0.0;
    }

    /** A count as {@code 12,000}, and what is counted: {@code 1 row}, {@code 2 rows}. */
    public static String count(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
