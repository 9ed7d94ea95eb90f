package dev.vigia.multivariate;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All pairs of columns of different features, and how far each pair's correlation moved.
 *
 * <p>All are looked at, and paid for by Bonferroni; only those that moved most are tested, which can but overlook.
 */
final class Associations {
    /** Pairs in which fewer rows of either sample have both are left out. */
    private static final int LEAST_ROWS = 30;

    private static final int CANDIDATES = 64;
    private static final int TESTED = 24;

    /** ln of a corrected p-value above which it need not be exact. */
    private static final double LIKELY = Math.log(0.3);

    private final List<Score> scores;
    private final int baselineRows;
    private final float[] @Nullable [] before;
    private final float[] @Nullable [] after;

    /** @param pairs how many pairs were looked at */
    record Result(long pairs, List<Association> tested) {}

    private record Pair(int first, int second, double promise) {
        static final Comparator<Pair> LEAST_FIRST = Comparator.comparingDouble(Pair::promise)
                .thenComparing(Comparator.comparingInt(Pair::first).reversed())
                .thenComparing(Comparator.comparingInt(Pair::second).reversed());
    }

    private record Tested(PairTest test, Pair pair, double logNormal) {}

    private Associations(List<Score> scores, int baselineRows) {
        this.scores = scores;
        this.baselineRows = baselineRows;
        before = new float[scores.size()][];
        after = new float[scores.size()][];
        IntStream.range(0, scores.size()).parallel().forEach(i -> {
            Score score = scores.get(i);
            if (score.isComplete()) {
                before[i] = Moments.standardised(score.values(), 0, baselineRows);
                after[i] = Moments.standardised(score.values(), baselineRows, score.values().length);
            }
        });
    }

    static Result of(Pooled pooled, List<Score> scores) {
        return new Associations(scores, pooled.baselineRows()).result();
    }

    private Result result() {
        Best found = IntStream.range(0, scores.size())
                .parallel()
                .mapToObj(this::pairsOf)
                .collect(Best::new, Best::add, Best::merge);
        long pairs = found.pairs;
        PriorityQueue<Pair> best = found.kept;
        List<Association> tested = best.stream()
                .sorted(Pair.LEAST_FIRST.reversed())
                .parallel()
                .map(this::screened)
                .sorted(Comparator.comparingDouble(Tested::logNormal))
                .limit(TESTED)
                .map(one -> association(one, pairs))
                .sorted(Comparator.comparingDouble(Association::logPValue))
                .toList();
        return new Result(pairs, tested);
    }

    /** The most promising of many pairs, which need not be held all at once: of 10,000 columns there are 50 million. */
    private static final class Best {
        private final PriorityQueue<Pair> kept = new PriorityQueue<>(Pair.LEAST_FIRST);
        private long pairs;

        void add(List<Pair> more) {
            pairs += more.size();
            more.forEach(this::keep);
        }

        void merge(Best other) {
            pairs += other.pairs;
            other.kept.forEach(this::keep);
        }

        private void keep(Pair pair) {
            kept.add(pair);
            if (kept.size() > CANDIDATES) {
                kept.remove();
            }
        }
    }

    private List<Pair> pairsOf(int first) {
        return IntStream.range(first + 1, scores.size())
                .filter(second ->
                        scores.get(second).feature() != scores.get(first).feature())
                .mapToObj(second -> pair(first, second))
                .filter(pair -> !Double.isNaN(pair.promise()))
                .toList();
    }

    /** The change over about its standard error, for one of normal margins and a common correlation. */
    private Pair pair(int first, int second) {
        double r0;
        double r1;
        if (scores.get(first).isComplete() && scores.get(second).isComplete()) {
            r0 = product(before[first], before[second]);
            r1 = product(after[first], after[second]);
        } else {
            PairTest test = test(first, second);
            boolean enough = test.smaller() >= LEAST_ROWS;
            r0 = enough ? test.baseline() : Double.NaN;
            r1 = enough ? test.window() : Double.NaN;
        }
        double common = (r0 + r1) / 2;
        return new Pair(first, second, Math.abs(r1 - r0) / Math.max(0.02, 1 - common * common));
    }

    private PairTest test(int first, int second) {
        return new PairTest(scores.get(first), scores.get(second), baselineRows);
    }

    /** Their mean product, in four strands; NaN if there is none. */
    private static double product(float @Nullable [] a, float @Nullable [] b) {
        if (a == null || b == null) {
            return Double.NaN;
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1 + s2 + s3) / a.length;
    }

    private Tested screened(Pair pair) {
        PairTest test = test(pair.first(), pair.second());
        return new Tested(test, pair, test.logNormal());
    }

    private Association association(Tested tested, long pairs) {
        double cheap = tested.logNormal() + Math.log((double) pairs);
        double log = cheap > LIKELY ? cheap : tested.test().logPValue() + Math.log((double) pairs);
        return new Association(
                scores.get(tested.pair().first()).label(),
                scores.get(tested.pair().second()).label(),
                tested.test().baseline(),
                tested.test().window(),
                Math.min(0, log));
    }
}
