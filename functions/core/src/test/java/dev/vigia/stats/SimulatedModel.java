package dev.vigia.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleToIntFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Thirty features with their hours and laws: twenty whose rows follow an AR(1) of .95 with a daily cycle of half a
 * deviation up and down (ten by a sine, ten by working hours of working days), and ten of independent rows (normal, rare
 * binary, zero-inflated, discrete, categories).
 */
final class SimulatedModel {
    static final int FEATURES = 30;
    static final int CELLS = 32;

    private final long seed;
    private final int rows;
    private final WindowCounts[][] hours;
    private final WindowLaw[] laws = new WindowLaw[FEATURES];
    private final Map<WindowTest, TailCalibration> tails = new EnumMap<>(WindowTest.class);

    SimulatedModel(long seed, int rows, int baselineDays, int days) {
        this.seed = seed;
        this.rows = rows;
        hours = IntStream.range(0, FEATURES)
                .parallel()
                .mapToObj(feature -> simulate(stream(feature, 0), (baselineDays + days) * 24))
                .toArray(WindowCounts[][]::new);
        Map<WindowTest, List<double[]>> leftOut = new EnumMap<>(WindowTest.class);
        for (int feature = 0; feature < FEATURES; feature++) {
            WindowLawFit.Fitted fitted = SlotChoice.best(
                            feature < 27, Arrays.asList(hours[feature]).subList(0, baselineDays * 24))
                    .orElseThrow();
            laws[feature] = fitted.law();
            fitted.leftOut()
                    .forEach((test, values) -> leftOut.computeIfAbsent(test, unseen -> new ArrayList<>())
                            .add(values));
        }
        leftOut.forEach((test, values) -> tails.put(
                test,
                TailCalibration.of(
                        values.stream().flatMapToDouble(Arrays::stream).toArray())));
    }

    private WindowCounts[] simulate(HourlyStream stream, int count) {
        return IntStream.range(0, count)
                .mapToObj(hour -> stream.hour(HourlyStream.MONDAY + hour, rows, 0))
                .toArray(WindowCounts[]::new);
    }

    /** A feature's stream of another seed. */
    HourlyStream stream(int feature, long apart) {
        long own = seed * 1_000 + feature + apart * 1_000_000;
        double follow = feature < 20 ? 0.95 : 0;
        LongToDoubleFunction cycle =
                feature < 10 ? HourlyStream::sine : feature < 20 ? HourlyStream::workingDay : HourlyStream::none;
        return new HourlyStream(own, follow, cycle, CELLS, cells(feature));
    }

    private static DoubleToIntFunction cells(int feature) {
        return switch (feature) {
            case 24 -> x -> x > 2 ? 1 : 0; // 2.3 % of ones
            case 25 -> x -> x < 0.5 ? 0 : Math.min(9, 1 + (int) ((x - 0.5) * 5)); // 69 % of zeros
            case 26 -> x -> Math.max(0, Math.min(4, (int) (x + 2.5)));
            case 27 -> x -> x < 0 ? 0 : x < 1 ? 1 : 2;
            case 28 -> geometric(12);
            case 29 -> geometric(16);
            default -> quantiles();
        };
    }

    private static DoubleToIntFunction quantiles() {
        NormalDistribution normal = NormalDistribution.of(0, 1.1);
        return x -> Math.min(CELLS - 1, (int) (normal.cumulativeProbability(x) * CELLS));
    }

    /** Categories of shares that fall by 30 % from each to the next. */
    private static DoubleToIntFunction geometric(int categories) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return x -> Math.min(categories - 1, (int) (Math.log(normal.survivalProbability(x)) / Math.log(0.7)));
    }

    WindowLaw law(int feature) {
        return laws[feature];
    }

    Map<WindowTest, TailCalibration> tails() {
        return tails;
    }

    WindowCounts hour(int feature, int hour) {
        return hours[feature][hour];
    }

    WindowTwoSample test(int feature, double level) {
        return new WindowTwoSample(laws[feature], tails, level / FEATURES, seed);
    }

    /** Whether any feature of an hour is breached, by Benjamini and Hochberg, without a floor of the effect. */
    boolean alarms(int hour, double level) {
        List<TestResult> results = IntStream.range(0, FEATURES)
                .mapToObj(feature -> test(feature, level)
                        .test(List.of(hour(feature, hour)), List.of(hour(feature, hour - 1), hour(feature, hour - 2))))
                .toList();
        return BenjaminiHochberg.adjust(results).stream()
                .anyMatch(result -> result instanceof TestResult.Defined some && some.reject(level));
    }

    /** Whether one of three hours from here is found, if a feature's rows are moved in them. */
    boolean finds(int feature, HourlyStream stream, int hour, double moved, double level) {
        List<WindowCounts> before = List.of(hour(feature, hour - 1), hour(feature, hour - 2));
        for (int i = 0; i < 3; i++) {
            WindowCounts now = stream.hour(HourlyStream.MONDAY + hour + i, rows, moved);
            TestResult result = test(feature, level).test(List.of(now), before);
            if (result instanceof TestResult.Defined some && some.logPValue() + Math.log(FEATURES) < Math.log(level)) {
                return true;
            }
            before = List.of(now, before.getFirst());
        }
        return false;
    }
}
