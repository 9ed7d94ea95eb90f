package dev.vigia.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Makes the tables of {@code Thresholds}: for an error rate and a run length, the threshold within which 1 − 1/e of the simulated streams
 * alarm. Not a test: {@code java -cp … dev.vigia.stream.ThresholdTables bernoulli-glr 4000 0.1 0.2}, seconds to a minute a rate.
 */
final class ThresholdTables {
    private static final double[] RUN_LENGTHS = {1e3, 3e3, 1e4, 3e4, 1e5};
    private static final double ALARMED = 1 - Math.exp(-1);

    private final String detector;
    private final int streams;
    private final double rate;

    private ThresholdTables(String detector, int streams, double rate) {
        this.detector = detector;
        this.streams = streams;
        this.rate = rate;
    }

    public static void main(String[] arguments) {
        for (int i = 2; i < arguments.length; i++) {
            double rate = Double.parseDouble(arguments[i]);
            ThresholdTables table = new ThresholdTables(arguments[0], Integer.parseInt(arguments[1]), rate);
            StringBuilder line = new StringBuilder(arguments[i]);
            for (double threshold : table.thresholds()) {
                line.append(String.format(Locale.ROOT, " %.3f", threshold));
            }
            System.out.println(line);
        }
    }

    private double[] thresholds() {
        return switch (detector) {
            case "cusum-bank" -> ofHighest(threshold -> new CusumBank(rate, threshold, 0));
            case "bernoulli-glr" -> ofHighest(threshold -> BernoulliGlr.at(rate, threshold));
            case "page-hinkley" ->
                ofHighest(threshold ->
                        new PageHinkley(PageHinkley.tolerance(rate), threshold * PageHinkley.deviation(rate), 1, 0));
            case "adwin" -> ofGrid(Adwin::at, -1.5, 0.5, 14);
            case "hddm-a" -> ofGrid(logConfidence -> HddmA.at(rate, logConfidence), 0.5, 0.5, 24);
            default -> throw new IllegalArgumentException(detector);
        };
    }

    private SplittableRandom random(int stream) {
        return new SplittableRandom((long) (rate * 1e6) + (stream + 1) * 1_000_003L);
    }

    /** Where what is kept does not depend on the threshold: the quantile over streams of the highest evidence within the run length. */
    private double[] ofHighest(DoubleFunction<ChangeDetector> at) {
        double[][] highest = new double[RUN_LENGTHS.length][streams];
        for (int stream = 0; stream < streams; stream++) {
            SplittableRandom random = random(stream);
            double top = 0;
            ChangeDetector detecting = at.apply(top);
            long row = 0;
            for (int length = 0; length < RUN_LENGTHS.length; length++) {
                for (; row < RUN_LENGTHS[length]; row++) {
                    if (detecting.add(random.nextDouble() < rate ? 1 : 0)) {
                        top = evidence(detecting);
                        detecting = at.apply(top).resumed(withoutAlarm(detecting.state()));
                    }
                }
                highest[length][stream] = top;
            }
        }
        return Arrays.stream(highest).mapToDouble(this::quantile).toArray();
    }

    private double quantile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) ((1 - ALARMED) * streams)];
    }

    private double evidence(ChangeDetector detecting) {
        return switch (detecting) {
            case CusumBank bank -> bank.evidence();
            case BernoulliGlr glr -> glr.evidence();
            case PageHinkley test -> test.evidence() / PageHinkley.deviation(rate);
            default -> throw new IllegalArgumentException(detecting.name());
        };
    }

    private static DetectorState withoutAlarm(DetectorState state) {
        List<Double> numbers = new ArrayList<>(state.numbers());
        numbers.set(2, 0.0);
        return new DetectorState(state.detector(), numbers);
    }

    /** Where it does: the same streams at each threshold, and linear between two in the logarithm of the hazard. */
    private double[] ofGrid(DoubleFunction<ChangeDetector> at, double from, double step, int most) {
        double[][] hazards = new double[most][];
        int used = 0;
        do {
            hazards[used] = hazards(at, from + used * step);
            used++;
        } while (used < most && hazards[used - 1][RUN_LENGTHS.length - 1] > -0.3);
        double[][] all = Arrays.copyOf(hazards, used);
        return IntStream.range(0, RUN_LENGTHS.length)
                .mapToDouble(length -> from + step * crossing(all, length))
                .toArray();
    }

    /** ln −ln(1 − share alarmed within), of each run length. */
    private double[] hazards(DoubleFunction<ChangeDetector> at, double threshold) {
        int longest = (int) RUN_LENGTHS[RUN_LENGTHS.length - 1];
        double[] first = new double[streams];
        for (int stream = 0; stream < streams; stream++) {
            SplittableRandom random = random(stream);
            ChangeDetector detecting = at.apply(threshold);
            int row = 1;
            while (row <= longest && !detecting.add(random.nextDouble() < rate ? 1 : 0)) {
                row++;
            }
            first[stream] = row;
        }
        return Arrays.stream(RUN_LENGTHS)
                .map(length -> {
                    double within =
                            Arrays.stream(first).filter(row -> row <= length).count();
                    return Math.log(-Math.log1p(-(within + 0.5) / (streams + 1)));
                })
                .toArray();
    }

    /** Where a hazard falls below 0 for good; 0 if it never is above. */
    private static double crossing(double[][] hazards, int length) {
        for (int i = hazards.length - 2; i >= 0; i--) {
            double above = hazards[i][length];
            double below = hazards[i + 1][length];
            if (above >= 0 && below < 0) {
                return i + above / (above - below);
            }
        }
        return hazards[0][length] < 0 ? 0 : Double.NaN;
    }
}
