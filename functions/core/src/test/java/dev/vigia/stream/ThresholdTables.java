package dev.vigia.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

/**
 * Makes the tables of {@code Thresholds}: for an error rate and a run length, the threshold within which
 * 1 − 1/e of the simulated streams alarm. Not a test: {@code java -cp … dev.vigia.stream.ThresholdTables cusum 0.1}, minutes a detector.
 */
final class ThresholdTables {
    static final double[] RATES = {.001, .005, .02, .05, .1, .2, .35, .5, .75, .95};
    private static final double[] RUN_LENGTHS = {1e3, 3e3, 1e4, 3e4, 1e5};
    private static final double ALARMED = 1 - Math.exp(-1);
    private static final double LIMIT = 1.5e5;

    private final String detector;
    private final double rate;

    private ThresholdTables(String detector, double rate) {
        this.detector = detector;
        this.rate = rate;
    }

    public static void main(String[] arguments) {
        String detector = arguments[0];
        for (double rate : arguments.length > 1 ? new double[] {Double.parseDouble(arguments[1])} : RATES) {
            System.out.println(new ThresholdTables(detector, rate).row());
        }
    }

    private String row() {
        StringBuilder row = new StringBuilder(rate + " known");
        List<double[]> pairs = quantiles(LIMIT, detector.equals("cusum") ? 800 : 300);
        for (double runLength : RUN_LENGTHS) {
            row.append(String.format(Locale.ROOT, " %.3f", inverse(pairs, runLength)));
        }
        return row.toString();
    }

    /** Pairs of a threshold and the rows within which that share of streams has alarmed, ascending, up to the limit. */
    private List<double[]> quantiles(double limit, int streams) {
        return switch (detector) {
            case "adwin" -> ofGrid(Adwin::at, 0, 1, limit, streams);
            case "cusum" -> ofLadder(1, 0.1, 600, limit, streams);
            case "page-hinkley" -> ofLadder(2, 0.5, 400, limit, streams);
            default -> throw new IllegalArgumentException(detector);
        };
    }

    /** Another stream for each threshold, where what is kept depends on it. */
    private List<double[]> ofGrid(
            DoubleFunction<ChangeDetector> at, double from, double step, double limit, int streams) {
        List<double[]> pairs = new ArrayList<>();
        double reached = 0;
        for (double threshold = from; reached < limit; threshold += step) {
            double[] first = new double[streams];
            for (int stream = 0; stream < streams; stream++) {
                SplittableRandom random = new SplittableRandom((long) (rate * 1e6) + (stream + 1) * 1_000_003L);
                ChangeDetector detecting = at.apply(threshold);
                while (first[stream] < limit && !detecting.add(random.nextDouble() < rate ? 1 : 0)) {
                    first[stream]++;
                }
            }
            reached = quantile(first);
            pairs.add(new double[] {threshold, reached});
        }
        return pairs;
    }

    /** One stream for all thresholds: where one is passed, it goes on under the first that is not. */
    private List<double[]> ofLadder(double from, double step, int rungs, double limit, int streams) {
        double[][] first = new double[rungs][streams];
        for (double[] all : first) {
            Arrays.fill(all, limit);
        }
        for (int stream = 0; stream < streams; stream++) {
            SplittableRandom random = new SplittableRandom((long) (rate * 1e6) + (stream + 1) * 1_000_003L);
            int rung = 0;
            ChangeDetector detecting = of(from);
            for (int row = 1; row < limit && rung < rungs; row++) {
                if (detecting.add(random.nextDouble() < rate ? 1 : 0)) {
                    double evidence = evidence(detecting);
                    while (rung < rungs && from + rung * step < evidence) {
                        first[rung++][stream] = row;
                    }
                    detecting = of(from + rung * step).resumed(withoutAlarm(detecting.state()));
                }
            }
        }
        List<double[]> pairs = new ArrayList<>();
        for (int rung = 0; rung < rungs; rung++) {
            pairs.add(new double[] {from + rung * step, quantile(first[rung])});
        }
        return pairs;
    }

    private ChangeDetector of(double threshold) {
        return switch (detector) {
            case "cusum" -> new CusumBank(rate, threshold, 0);
            default -> new PageHinkley(PageHinkley.tolerance(rate), threshold * PageHinkley.deviation(rate), 1, 0);
        };
    }

    private double evidence(ChangeDetector detecting) {
        return switch (detecting) {
            case CusumBank bank -> bank.evidence();
            case PageHinkley test -> test.evidence() / PageHinkley.deviation(rate);
            default -> throw new IllegalArgumentException(detecting.name());
        };
    }

    private static DetectorState withoutAlarm(DetectorState state) {
        List<Double> numbers = new ArrayList<>(state.numbers());
        numbers.set(2, 0.0);
        return new DetectorState(state.detector(), numbers);
    }

    private static double quantile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (ALARMED * sorted.length)];
    }

    /** The threshold at a run length, log-linear between two. */
    private static double inverse(List<double[]> pairs, double runLength) {
        if (pairs.getFirst()[1] >= runLength) {
            return pairs.getFirst()[0];
        }
        for (int i = 1; i < pairs.size(); i++) {
            double[] low = pairs.get(i - 1);
            double[] high = pairs.get(i);
            if (high[1] >= runLength) {
                double part = Math.log(runLength / low[1]) / Math.log(high[1] / low[1]);
                return low[0] + part * (high[0] - low[0]);
            }
        }
        return Double.NaN;
    }
}
