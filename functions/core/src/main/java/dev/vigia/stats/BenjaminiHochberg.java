package dev.vigia.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The step-up correction of Benjamini and Hochberg (1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
 *
 * <p>The adjusted p-value of the i-th smallest of k is min over j ≥ i of (k/j) p₍ⱼ₎, at most 1. If nothing has changed in
 * any of the k, the chance that any adjusted p-value is below α is at most α, for independent and positively dependent
 * tests. R's {@code p.adjust(p, "BH")}, which leaves out NA as this leaves out undefined results.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Adjusts the p-values of one family. Undefined results stay as they are and do not count in k.
     *
     * @return as many results in the same order, each with its own statistic
     */
    public static List<TestResult> adjust(List<? extends TestResult> results) {
        List<TestResult> adjusted = new ArrayList<>(results);
        List<Integer> order = IntStream.range(0, results.size())
                .filter(i -> results.get(i) instanceof TestResult.Defined)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> logPValue(results.get(i))))
                .toList();
        double least = 0;
        for (int rank = order.size(); rank > 0; rank--) {
            if (results.get(order.get(rank - 1)) instanceof TestResult.Defined some) {
                least = Math.min(least, some.logPValue() + Math.log((double) order.size() / rank));
                adjusted.set(
                        order.get(rank - 1),
                        new TestResult.Defined(some.statistic(), Math.min(0, least), some.isBound()));
            }
        }
        return List.copyOf(adjusted);
    }

    private static double logPValue(TestResult result) {
        return switch (result) {
            case TestResult.Defined some -> some.logPValue();
            case TestResult.Undefined none -> 0;
        };
    }
}
