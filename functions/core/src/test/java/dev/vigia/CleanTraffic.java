package dev.vigia;

import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.profile.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Fifty columns of many shapes and a prediction, drawn as counts: a fresh baseline with its own bins, and a window of the
 * same distribution, or of one that is changed in the first column.
 *
 * <p>Counts of cells are Poisson with the cells' shares, which given their sum is how independent rows fall. The share of a
 * bin between two of the baseline's own quantiles is a sum of spacings: gamma, over the sum of all.
 */
final class CleanTraffic {
    /** A change of a standard normal column: its distribution function, and a point that rows gather in. */
    record Change(DoubleUnaryOperator distribution, double pointMass) {
        static final Change NONE = new Change(NORMAL::cumulativeProbability, 0);
    }

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int BINS = 320;
    private static final double[] BINARY = {0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
    private static final double[] ZEROS = {0.3, 0.6, 0.9, 0.95, 0.99, 0.999};
    private static final double[] POISSON = {0.1, 1, 4, 20, 60, 200};
    private static final int[] CATEGORIES = {3, 30, 300, 3, 30, 300, 8, 100};
    private static final double[] MISSING = {0, 0, 0, 1e-3, 0.01, 0.1};

    private final int baselineRows;
    private final int windowRows;
    private final UniformRandomProvider random;
    private final Counted counted = new Counted();
    private int columns;

    CleanTraffic(int baselineRows, int windowRows, long seed) {
        this.baselineRows = baselineRows;
        this.windowRows = windowRows;
        random = new SplittableRandom(seed)::nextLong;
    }

    Counted.Pair draw(Change change) {
        continuous("changed", Role.FEATURE, 0, change);
        for (int i = 0; i < 17; i++) { // normal, lognormal, exponential: one law on bins of their own quantiles
            continuous("continuous", Role.FEATURE, 0, Change.NONE);
        }
        for (double zeros : ZEROS) {
            continuous("zeros", Role.FEATURE, zeros, Change.NONE);
        }
        for (double mean : POISSON) {
            discrete(FeatureType.INTEGER, poissonShares(mean));
        }
        for (double share : BINARY) {
            discrete(FeatureType.BOOLEAN, new double[] {1 - share, share});
        }
        for (int i = 0; i < CATEGORIES.length; i++) {
            categories(i < 3 || i == 6 ? equal(CATEGORIES[i]) : zipf(CATEGORIES[i]));
        }
        for (int i = 0; i < 4; i++) {
            categories(new double[] {1 - BINARY[i], BINARY[i] / 2, BINARY[i] / 2});
        }
        continuous("prediction", Role.PREDICTION, 0, Change.NONE);
        long heldOut = Math.min(20_000, baselineRows / 2);
        long rank = Math.max(1, heldOut / 100);
        double over = gamma((double) rank);
        over /= over + gamma(heldOut + 1.0 - rank);
        Map<Status, Long> rows = statuses(windowRows);
        return counted.build(statuses(baselineRows), rows, heldOut, rank, poisson(windowRows * over));
    }

    private Map<Status, Long> statuses(int rows) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        counts.put(Status.SCORED, (long) rows);
        counts.put(Status.REJECTED, poisson(rows * 0.005));
        counts.put(Status.UNSCORED, poisson(rows * 0.001));
        return counts;
    }

    private Feature feature(String name, FeatureType type, Role role) {
        return Feature.of(name + " " + columns++, type, role);
    }

    private Counted.Odd odd(int rows) {
        double missing = MISSING[columns % MISSING.length];
        double rare = columns % 7 == 0 ? 2e-4 : 0;
        return new Counted.Odd(poisson(rows * missing), poisson(rows * rare), 0);
    }

    /** A continuous column, of which a share is 0 and the rest above. */
    private void continuous(String name, Role role, double zeros, Change change) {
        long zerosSeen = zeros > 0 ? poisson(zeros * baselineRows) : 0;
        long others = zeros > 0 ? Math.max(1, poisson((1 - zeros) * baselineRows)) : baselineRows;
        int bins = (int) Math.clamp(others * BINS / baselineRows, 1L, Math.min(BINS, others));
        int first = zeros > 0 ? 1 : 0;
        long[] baseline = new long[bins + first + 2];
        double[] gaps = new double[baseline.length];
        for (int i = 0; i < bins; i++) {
            long rows = (i + 1L) * others / bins - i * others / bins;
            baseline[i + 1 + first] = rows;
            gaps[i + 1 + first] = gamma(i == 0 && first == 0 ? Math.max(1, rows - 1.0) : (double) rows);
        }
        gaps[0] = first == 0 ? gamma(1) : 0;
        gaps[gaps.length - 1] = gamma(1);
        double[] shares = changed(gaps, change);
        if (first == 1) {
            Arrays.setAll(shares, i -> shares[i] * (1 - zeros));
            shares[1] = zeros;
            baseline[1] = zerosSeen;
        }
        Feature feature = feature(name, FeatureType.NUMBER, role);
        counted.number(feature, baseline, odd(baselineRows), counts(shares, windowRows), odd(windowRows));
    }

    private static double[] changed(double[] gaps, Change change) {
        double total = Arrays.stream(gaps).sum();
        double[] shares = Arrays.stream(gaps).map(gap -> gap / total).toArray();
        if (change.equals(Change.NONE)) {
            return shares;
        }
        double upTo = 0;
        double before = 0;
        for (int i = 0; i < shares.length; i++) {
            upTo += shares[i];
            double value = NORMAL.inverseCumulativeProbability(Math.min(1, upTo));
            double after = i == shares.length - 1 ? 1 : change.distribution().applyAsDouble(value);
            shares[i] = (1 - change.pointMass()) * (after - before) + (i == shares.length / 3 ? change.pointMass() : 0);
            before = after;
        }
        return shares;
    }

    /** A column of whole numbers, in the bins that the baseline's quantiles give. */
    private void discrete(FeatureType type, double[] shares) {
        long[] baseline = counts(shares, baselineRows);
        long[] window = counts(shares, windowRows);
        int[] bin = binsOf(baseline);
        int bins = Arrays.stream(bin).filter(b -> b < Integer.MAX_VALUE).max().orElseThrow();
        long[][] binned = new long[2][bins + 2];
        for (int value = 0; value < bin.length; value++) {
            int place = Math.min(bin[value], bins + 1);
            binned[0][place] += baseline[value];
            binned[1][place] += window[value];
        }
        Feature feature = feature("discrete", type, Role.FEATURE);
        counted.number(feature, binned[0], odd(baselineRows), binned[1], odd(windowRows));
    }

    /** The bin of each value, from 1; 0 below the range, the greatest number above: as BinEdges finds them. */
    private static int[] binsOf(long[] counts) {
        long total = Arrays.stream(counts).sum();
        int last = IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .max()
                .orElseThrow();
        int[] bin = new int[counts.length];
        int current = 1;
        long below = 0;
        boolean open = false;
        for (int value = 0; value < counts.length; value++) {
            if (value > last || below + counts[value] == 0) {
                bin[value] = value > last ? Integer.MAX_VALUE : 0;
                continue;
            }
            boolean heavy = counts[value] * BINS >= 2 * total;
            current += heavy && open ? 1 : 0;
            bin[value] = current;
            long reached = (below + counts[value]) * BINS / total;
            boolean edge = reached > below * BINS / total || value == last;
            open = !edge;
            current += edge && value < last ? 1 : 0;
            below += counts[value];
        }
        return bin;
    }

    private void categories(double[] shares) {
        Feature feature = feature("category", FeatureType.CATEGORY, Role.FEATURE);
        counted.category(
                feature, counts(shares, baselineRows), odd(baselineRows), counts(shares, windowRows), odd(windowRows));
    }

    private static double[] equal(int categories) {
        double[] shares = new double[categories];
        Arrays.fill(shares, 1.0 / categories);
        return shares;
    }

    private static double[] zipf(int categories) {
        double sum =
                IntStream.rangeClosed(1, categories).mapToDouble(i -> 1.0 / i).sum();
        return IntStream.rangeClosed(1, categories)
                .mapToDouble(i -> 1 / (i * sum))
                .toArray();
    }

    private static double[] poissonShares(double mean) {
        List<Double> shares = new ArrayList<>();
        double log = -mean;
        for (int i = 0; i <= mean || log > Math.log(1e-12); i++) {
            shares.add(Math.exp(log));
            log += Math.log(mean / (i + 1));
        }
        return shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private long[] counts(double[] shares, int rows) {
        long[] counts = new long[shares.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = poisson(shares[i] * rows);
        }
        return counts;
    }

    private long poisson(double mean) {
        return mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
    }

    private double gamma(double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
    }
}
