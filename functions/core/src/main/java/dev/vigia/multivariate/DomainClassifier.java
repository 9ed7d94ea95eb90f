package dev.vigia.multivariate;

import dev.vigia.stats.BinnedColumns;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Boosted trees that learn to tell the window's rows from the baseline's, on one half of the rows, and are judged on the
 * other half; then the same with the halves exchanged.
 *
 * <p>Given the trees of one half, the ranks of the other half's scores have Wilcoxon's law if nothing changed, so each p is
 * right at any size. Those of the two halves hang together (each pair of rows is in both), so the lesser counts twice.
 *
 * @param auc the mean over both halves
 * @param low the lower end of its 95 % interval, as wide as for one half
 * @param high the upper end
 * @param used the features by their share of the gain, largest first, those with a twentieth or more
 */
record DomainClassifier(double auc, double low, double high, double logPValue, List<UsedFeature> used) {
    private static final int MOST_ROWS = 3_000;
    private static final int MOST_CELLS = 600_000;
    private static final int HALVES = 2;
    private static final double NORMAL_975 = 1.959963984540054;
    private static final double LEAST_SHARE = 0.05;

    private record Fold(RankSum judged, BoostedTrees trees) {}

    static DomainClassifier of(Pooled pooled, long seed) {
        int most = Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, pooled.columns().size()));
        SplittableRandom random = new SplittableRandom(seed);
        int[] before = some(0, pooled.baselineRows(), most, random);
        int[] after = some(pooled.baselineRows(), pooled.rows(), most, random);
        BinnedColumns bins = PooledBins.of(
                pooled,
                IntStream.concat(Arrays.stream(before), Arrays.stream(after)).toArray());
        List<Fold> folds = IntStream.range(0, HALVES)
                .parallel()
                .mapToObj(half -> fold(bins, before.length, after.length, half))
                .toList();
        double auc = folds.stream()
                .mapToDouble(fold -> fold.judged().auc())
                .average()
                .orElseThrow();
        double error = folds.stream()
                .mapToDouble(fold -> fold.judged().error())
                .average()
                .orElseThrow();
        double least = folds.stream()
                .mapToDouble(fold -> fold.judged().logPValue())
                .min()
                .orElseThrow();
        return new DomainClassifier(
                auc,
                Math.max(0, auc - NORMAL_975 * error),
                Math.min(1, auc + NORMAL_975 * error),
                Math.min(0, least + Math.log(HALVES)),
                used(pooled, folds));
    }

    /** Some of the places in an order by chance. */
    private static int[] some(int from, int to, int most, SplittableRandom random) {
        int[] places = IntStream.range(from, to).toArray();
        int size = Math.min(most, places.length);
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i, places.length);
            int kept = places[i];
            places[i] = places[other];
            places[other] = kept;
        }
        return Arrays.copyOf(places, size);
    }

    /** Learned on the rows of one half, which alternate, and judged on the others. */
    private static Fold fold(BinnedColumns bins, int before, int after, int half) {
        boolean[] isWindow = new boolean[before + after];
        Arrays.fill(isWindow, before, isWindow.length, true);
        int[] learned = IntStream.range(0, isWindow.length)
                .filter(row -> row % HALVES == half)
                .toArray();
        int[] judged = IntStream.range(0, isWindow.length)
                .filter(row -> row % HALVES != half)
                .toArray();
        BoostedTrees trees = new BoostedTrees(bins, learned, isWindow);
        double[] scores =
                Arrays.stream(judged).mapToDouble(row -> trees.score(bins, row)).toArray();
        int first = (int) Arrays.stream(judged).filter(row -> row < before).count();
        return new Fold(RankSum.of(scores, first), trees);
    }

    private static List<UsedFeature> used(Pooled pooled, List<Fold> folds) {
        double all = folds.stream()
                .flatMapToDouble(fold -> Arrays.stream(fold.trees().gains()))
                .sum();
        Stream<UsedFeature> shares = IntStream.range(0, pooled.columns().size())
                .mapToObj(i -> new UsedFeature(
                        pooled.columns().get(i).feature().name(),
                        folds.stream()
                                        .mapToDouble(fold -> fold.trees().gains()[i])
                                        .sum()
                                / Math.max(all, Double.MIN_NORMAL)));
        return shares.filter(used -> used.share() >= LEAST_SHARE)
                .sorted(Comparator.comparingDouble(UsedFeature::share).reversed())
                .toList();
    }
}
