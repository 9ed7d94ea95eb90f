package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Advice;
import dev.vigia.check.Verdict;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Samples;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts and proposals on shapes that tell no line: values that tie, clipped ones, flat ones, heavy tails. */
class PreprocessingShapesTest {
    private static final Schema ONE = new Schema(List.of(Feature.number("x")));

    enum Shape {
        /** Whole years, clipped at both ends. */
        AGE(13, 42, 13),
        CLIPPED(13, 42, 13),
        UNIFORM(2.89, 5, 2.89),
        EXPONENTIAL(8.14, 10, 10),
        WHOLE_EXPONENTIAL(8.14, 10, 10),
        PARETO_1_2(13, 50, 60),
        PARETO_2_5(4.6, 6.7, 14),
        /** With mass at 0 and at 1. */
        PERCENTAGE(.4, .5, .4),
        /** −1 where it is not known. */
        DEFAULT(13, 11.6, 18.6);

        /** What moves are counted in: what the quartiles say of the deviation, at most the deviation. */
        private final double unit;

        private final double mean;
        private final double deviation;

        Shape(double unit, double mean, double deviation) {
            this.unit = unit;
            this.mean = mean;
            this.deviation = deviation;
        }

        double draw(Random random) {
            return switch (this) {
                case AGE -> Math.clamp(Math.rint(42 + 13 * random.nextGaussian()), 18, 95);
                case CLIPPED -> Math.clamp(42 + 13 * random.nextGaussian(), 18, 95);
                case UNIFORM -> 10 * random.nextDouble();
                case EXPONENTIAL -> 10 * exponential(random);
                case WHOLE_EXPONENTIAL -> Math.rint(10 * exponential(random));
                case PARETO_1_2 -> 10 * Math.expm1(exponential(random) / 1.2);
                case PARETO_2_5 -> 10 * Math.expm1(exponential(random) / 2.5);
                case PERCENTAGE -> Math.rint(1000 * Math.clamp(arcsine(random) * 1.4 - .2, 0, 1)) / 1000;
                case DEFAULT -> random.nextInt(10) < 4 ? -1 : Math.rint(200 * exponential(random)) / 10;
            };
        }

        private static double exponential(Random random) {
            return -Math.log1p(-random.nextDouble());
        }

        private static double arcsine(Random random) {
            double sine = Math.sin(Math.PI / 2 * random.nextDouble());
            return sine * sine;
        }

        boolean isHeavy() {
            return this == PARETO_1_2 || this == PARETO_2_5;
        }
    }

    enum Kind {
        CLEAN,
        SHIFT,
        WHOLE_SHIFT,
        SCALE,
        BURST,
        BOTH
    }

    /** A window, and the same without its burst. */
    private static final class Planted {
        private final double[] values;
        private final double[] clean;

        private Planted(double[] values, double[] clean) {
            this.values = values;
            this.clean = clean;
        }

        static Planted of(Shape shape, Kind kind, int rows, int run, Random random) {
            double shift = switch (kind) {
                case SHIFT, BOTH -> .3 * shape.unit;
                case WHOLE_SHIFT -> Math.max(1, Math.rint(.3 * shape.unit));
                default -> 0;
            };
            double scale = kind == Kind.SCALE ? rows < 10_000 ? 1.25 : 1.15 : 1;
            double[] values = new double[rows];
            Arrays.setAll(values, i -> shift + scale * shape.draw(random));
            boolean burst = kind == Kind.BURST || kind == Kind.BOTH;
            int count = burst ? (int) (rows * (.01 + .04 * random.nextDouble())) : 0;
            double far = new double[] {8, 20, -8, 1_000, 100}[run % 5];
            for (int i = 0; i < count; i++) {
                values[i] = shape.mean + far * shape.deviation * (1 + .05 * random.nextGaussian());
            }
            return new Planted(
                    values, Arrays.stream(values, count, rows).sorted().toArray());
        }
    }

    /** Twenty cases of each kind; the full study is below. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void tellsShapesWithoutALine(Shape shape) {
        study(shape, 20, 1);
    }

    /**
     * Measured at 500 cases of a kind: of clean windows 1 was wrong (AGE), none (CLIPPED), 3 (PARETO_1_2: one of them a burst, two inconclusive), of other kinds
     * none, none and 2, and no proposal was far off. The other shapes were measured at 60: one verdict wrong (a burst, DEFAULT).
     */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Shape.class)
    void tellsShapesWithoutALineInNinetySevenPercent(Shape shape) {
        study(shape, 500, 15);
    }

    private static void study(Shape shape, int runs, int most) {
        Random random = new Random(shape.name().hashCode());
        Map<Kind, Integer> wrong = new EnumMap<>(Kind.class);
        Map<Kind, Integer> far = new EnumMap<>(Kind.class);
        Baseline baseline = baseline(shape, 20_000, random);
        for (int run = 0; run < runs; run++) {
            baseline = run % 20 == 19 ? baseline(shape, run % 40 == 19 ? 5_000 : 20_000, random) : baseline;
            int rows = run % 3 == 2 ? 10_000 : 1_000;
            for (Kind kind : Kind.values()) {
                Planted planted = Planted.of(shape, kind, rows, run, random);
                Advice found = review(baseline, planted.values);
                wrong.merge(kind, isRight(shape, kind, found.verdict()) ? 0 : 1, Integer::sum);
                far.merge(kind, isClose(found, planted.clean) ? 0 : 1, Integer::sum);
            }
        }
        assertThat(wrong).hasSize(Kind.values().length);
        assertThat(wrong.values()).as("wrong verdicts, %s", wrong).allMatch(count -> count <= most);
        assertThat(far.values()).as("proposals that are far off, %s", far).allMatch(count -> count <= most);
    }

    /**
     * A clean window is kept, not only left undecided. Of a Pareto law, ten rows of a thousand at a value that one in a hundred
     * exceeds are no burst that anyone could see, nor is another scale far from the same.
     */
    private static boolean isRight(Shape shape, Kind kind, Verdict verdict) {
        return switch (kind) {
            case CLEAN -> verdict == Verdict.KEEP;
            case BURST ->
                verdict == Verdict.OUTLIER_BURST
                        || verdict == Verdict.INCONCLUSIVE
                        || (shape.isHeavy() && verdict == Verdict.KEEP);
            case SCALE ->
                verdict == Verdict.NEW_TENDENCY
                        || verdict == Verdict.INCONCLUSIVE
                        || (shape.isHeavy() && verdict == Verdict.KEEP);
            case SHIFT, WHOLE_SHIFT, BOTH -> verdict == Verdict.NEW_TENDENCY || verdict == Verdict.INCONCLUSIVE;
        };
    }

    /** Against the clean rows' own: mean within .06 deviations, scale within a tenth, centre within .12 of the interquartile range. */
    private static boolean isClose(Advice found, double[] clean) {
        Map<String, Double> standard = found.scalers().getOrDefault("StandardScaler", Map.of());
        Map<String, Double> robust = found.scalers().getOrDefault("RobustScaler", Map.of());
        double mean = Arrays.stream(clean).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(clean).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
        double range = quantile(clean, .75) - quantile(clean, .25);
        return Math.abs(standard.getOrDefault("mean_", mean) - mean) < .06 * deviation
                && Math.abs(standard.getOrDefault("scale_", deviation) / deviation - 1) < .1
                && Math.abs(robust.getOrDefault("center_", quantile(clean, .5)) - quantile(clean, .5)) < .12 * range
                && Math.abs(robust.getOrDefault("scale_", range) / range - 1) < .25;
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) (q * (sorted.length - 1))];
    }

    private static Baseline baseline(Shape shape, int rows, Random random) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> shape.draw(random));
        return Samples.baseline(ONE, builder -> builder.add(rows(values)));
    }

    private static Rows rows(double... values) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        Arrays.stream(values).forEach(column::add);
        return new Rows(ONE, values.length, List.of(column.build()), List.of());
    }

    private static Advice review(Baseline baseline, double... values) {
        LoggedRequest request = Samples.request(Samples.id(new Random(1), 1), Status.CAPTURED, rows(values));
        return PreprocessingReview.of(baseline, List.of(Samples.profile(baseline, List.of(request))))
                .getFirst();
    }
}
