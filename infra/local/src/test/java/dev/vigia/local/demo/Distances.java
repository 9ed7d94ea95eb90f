package dev.vigia.local.demo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distances of STATISTICS.md from raw values, told by the book, apart from the checks' own arithmetic on bins. */
final class Distances {
    private Distances() {}

    /** The two-sample Kolmogorov–Smirnov statistic: the largest difference of the distribution functions. */
    static double ks(double[] one, double[] two) {
        double[] a = one.clone();
        double[] b = two.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double at = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= at) {
                i++;
            }
            while (j < b.length && b[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }

    /** The effect of a number: KS less what no drift would give. */
    static double effect(double ks, int n, int m) {
        return Math.sqrt(Math.max(0, ks * ks - Math.PI * Math.PI / 12 * (1.0 / n + 1.0 / m)));
    }

    /** The asymptotic p-value of a KS distance; from its first term, which is all that matters below .2. */
    static double pValue(double ks, int n, int m) {
        return Math.min(1, 2 * Math.exp(-2 * ks * ks * n * m / ((double) n + m)));
    }

    /** Half the sum of differences of the categories' shares. */
    static double totalVariation(List<String> one, List<String> two) {
        Map<String, Double> difference = new HashMap<>();
        one.forEach(category -> difference.merge(category, 1.0 / one.size(), Double::sum));
        two.forEach(category -> difference.merge(category, -1.0 / two.size(), Double::sum));
        return difference.values().stream().mapToDouble(Math::abs).sum() / 2;
    }
}
