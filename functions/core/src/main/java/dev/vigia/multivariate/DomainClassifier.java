package dev.vigia.multivariate;

import dev.vigia.check.Finding;
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
 * @param error its standard error, as of one half
 * @param used the features by their share of the gain, largest first, those with a twentieth or more
 * @param telling places in the window's rows of those most unlike the baseline's, by the trees that did not learn from them
 */
record DomainClassifier(
        double auc,
        double low,
        double high,
        double error,
        double logPValue,
        List<UsedFeature> used,
        List<Integer> telling) {
    /** The most rows of either sample, unless said. */
    static final int MOST_ROWS = 3_000;

    private static final int MOST_CELLS = 600_000;
    private static final int HALVES = 2;
    private static final double NORMAL_975 = 1.959963984540054;
    private static final double LEAST_SHARE = 0.05;

    private record Fold(RankSum judged, BoostedTrees trees, List<Scored> window) {}

    /** A judged row of the window, by its place among the rows that were chosen. */
    private record Scored(int place, double score) {}

    /**
     * By whole rows, at most so many of either sample; of many features fewer.
     *
     * @param seed chooses them
     */
    static DomainClassifier of(Pooled pooled, int mostRows, long seed) {
        Chosen chosen = new Chosen(pooled, mostRows, mostRows, seed);
        return of(
                pooled,
                chosen,
                PooledBins.of(pooled, chosen.rows()),
                (bins, rows, isWindow, half) -> BoostedTrees.ofAll(bins, rows, isWindow));
    }

    /**
     * By how features hang together alone: numbers are ranked within each half of each sample, so that a margin that moved is not seen. The
     * ranks of a half are no longer those of independent rows, but vary less: p is too large rather than too small.
     */
    static DomainClassifier withoutMargins(Pooled pooled, int mostBaseline, int mostWindow, long seed) {
        Chosen chosen = new Chosen(pooled, mostBaseline, mostWindow, seed);
        int[] groups = IntStream.range(0, chosen.rows().length)
                .map(row -> row % HALVES + (row < chosen.before.length ? 0 : HALVES))
                .toArray();
        return of(
                pooled,
                chosen,
                PooledBins.withoutMargins(pooled, chosen.rows(), groups, seed),
                (bins, rows, isWindow, half) ->
                        BoostedTrees.ofHalves(bins, rows, isWindow, new SplittableRandom(seed + half)));
    }

    /** The places of rows in an order by chance, those of the baseline and of the window. */
    private static final class Chosen {
        private final int[] before;
        private final int[] after;

        Chosen(Pooled pooled, int mostBaseline, int mostWindow, long seed) {
            int features = pooled.columns().size();
            SplittableRandom random = new SplittableRandom(seed);
            before = some(0, pooled.baselineRows(), most(mostBaseline, features), random);
            after = some(pooled.baselineRows(), pooled.rows(), most(mostWindow, features), random);
        }

        int[] rows() {
            return IntStream.concat(Arrays.stream(before), Arrays.stream(after)).toArray();
        }
    }

    private interface Learner {
        BoostedTrees learn(BinnedColumns bins, int[] rows, boolean[] isWindow, int half);
    }

    private static DomainClassifier of(Pooled pooled, Chosen chosen, BinnedColumns bins, Learner learner) {
        int[] before = chosen.before;
        int[] after = chosen.after;
        List<Fold> folds = IntStream.range(0, HALVES)
                .parallel()
                .mapToObj(half -> fold(bins, before.length, after.length, half, learner))
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
                error,
                Math.min(0, least + Math.log(HALVES)),
                used(pooled, folds),
                telling(folds)
                        .map(place -> after[place - before.length] - pooled.baselineRows())
                        .toList());
    }

    private static Stream<Integer> telling(List<Fold> folds) {
        return folds.stream()
                .flatMap(fold -> fold.window().stream())
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::place))
                .limit(Finding.MOST_ROWS)
                .map(Scored::place);
    }

    /** How many rows of either sample are looked at, of so many features. */
    static int most(int mostRows, int features) {
        return Math.min(mostRows, MOST_CELLS / Math.max(1, features));
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
    private static Fold fold(BinnedColumns bins, int before, int after, int half, Learner learner) {
        boolean[] isWindow = new boolean[before + after];
        Arrays.fill(isWindow, before, isWindow.length, true);
        int[] learned = IntStream.range(0, isWindow.length)
                .filter(row -> row % HALVES == half)
                .toArray();
        int[] judged = IntStream.range(0, isWindow.length)
                .filter(row -> row % HALVES != half)
                .toArray();
        BoostedTrees trees = learner.learn(bins, learned, isWindow, half);
        double[] scores = Arrays.stream(judged).mapToDouble(trees::score).toArray();
        int first = (int) Arrays.stream(judged).filter(row -> row < before).count();
        List<Scored> window = IntStream.range(first, judged.length)
                .mapToObj(i -> new Scored(judged[i], scores[i]))
                .toList();
        return new Fold(RankSum.of(scores, first), trees, window);
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
