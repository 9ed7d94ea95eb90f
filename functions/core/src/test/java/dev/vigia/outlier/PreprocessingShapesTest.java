package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Verdict;
import dev.vigia.profile.NumberColumns;
import dev.vigia.profile.NumberProfile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts and proposals on shapes that tell no line: values that tie, clipped ones, flat ones, heavy tails. */
class PreprocessingShapesTest {
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

        /** The fewest of 500 that must be told. */
        int told(Kind kind) {
            boolean scale = kind == Kind.SCALE;
            boolean burst = kind == Kind.BURST;
            return switch (this) {
                case EXPONENTIAL -> scale ? 350 : burst ? 410 : 485;
                case PARETO_1_2 -> scale ? 60 : burst ? 440 : 485;
                case PARETO_2_5 -> scale ? 25 : burst ? 410 : 485;
                case UNIFORM -> kind == Kind.BOTH ? 0 : 485;
                case DEFAULT -> burst ? 465 : 485;
                case AGE, CLIPPED, WHOLE_EXPONENTIAL, PERCENTAGE -> 485;
            };
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

    /** What is said of one kind of change. */
    private static final class Said {
        private int told;
        private int inconclusive;
        private int wrong;
        private int far;

        void add(Shape shape, Kind kind, Reevaluation found, double... clean) {
            far += isClose(found, clean) ? 0 : 1;
            if (isTold(shape, kind, found.verdict())) {
                told++;
            } else if (found.verdict() == Verdict.INCONCLUSIVE) {
                inconclusive++;
            } else {
                wrong++;
            }
        }

        @Override
        public String toString() {
            return "told " + told + ", inconclusive " + inconclusive + ", wrong " + wrong + ", values far off " + far;
        }
    }

    /** Twenty cases of each kind; the full study is below. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void isHardlyEverWrongOfShapesWithoutALine(Shape shape) {
        Map<Kind, Said> said = study(shape, 20);
        assertThat(said.values()).as("%s", said).allMatch(one -> one.wrong <= 1 && one.far <= 1);
        assertThat(Objects.requireNonNull(said.get(Kind.CLEAN)).told)
                .as("%s", said)
                .isGreaterThanOrEqualTo(19);
    }

    /**
     * Of 500, wrong at most: 8 (a burst of an exponential law), else 4; values far off 1. Told: all kinds 479 or more, but a change of
     * scale of an exponential law 373 and of Pareto laws 80 and 43, bursts of these three 428, 459 and 433, and of a uniform law shift and
     * burst at once 7; the others are inconclusive.
     */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Shape.class)
    void isWrongInThreeOfHundredAtMostAndTellsWhatTheShapeAllows(Shape shape) {
        Map<Kind, Said> said = study(shape, 500);
        assertThat(said).allSatisfy((kind, one) -> {
            assertThat(one.wrong).as("%s: %s", kind, one).isLessThanOrEqualTo(15);
            assertThat(one.far).as("%s: %s", kind, one).isLessThanOrEqualTo(15);
            assertThat(one.told).as("%s: %s", kind, one).isGreaterThanOrEqualTo(shape.told(kind));
        });
    }

    private static Map<Kind, Said> study(Shape shape, int runs) {
        Random random = new Random(shape.name().hashCode());
        Map<Kind, Said> said = new EnumMap<>(Kind.class);
        NumberProfile baseline = baseline(shape, 20_000, random);
        for (int run = 0; run < runs; run++) {
            baseline = run % 20 == 19 ? baseline(shape, run % 40 == 19 ? 5_000 : 20_000, random) : baseline;
            int rows = run % 3 == 2 ? 10_000 : 1_000;
            for (Kind kind : Kind.values()) {
                Planted planted = Planted.of(shape, kind, rows, run, random);
                Reevaluation found = NumberReview.of(baseline, NumberColumns.window(baseline, planted.values));
                said.computeIfAbsent(kind, any -> new Said()).add(shape, kind, found, planted.clean);
            }
        }
        assertThat(said).hasSize(Kind.values().length);
        return said;
    }

    /**
     * The verdict that the kind calls for. Of a Pareto law, ten rows of a thousand at a value that one in a hundred exceeds are no burst
     * that anyone could see, nor is another scale far from the same: there <em>keep</em> is told, too.
     */
    private static boolean isTold(Shape shape, Kind kind, Verdict verdict) {
        boolean kept = shape.isHeavy() && verdict == Verdict.KEEP;
        return switch (kind) {
            case CLEAN -> verdict == Verdict.KEEP;
            case BURST -> kept || verdict == Verdict.OUTLIER_BURST;
            case SCALE -> kept || verdict == Verdict.NEW_TENDENCY;
            case SHIFT, WHOLE_SHIFT, BOTH -> verdict == Verdict.NEW_TENDENCY;
        };
    }

    /** Against the clean rows' own: mean within .06 deviations, scale within a tenth, centre within .12 of the interquartile range. */
    private static boolean isClose(Reevaluation found, double... clean) {
        Map<String, Double> standard = found.proposed().getOrDefault("StandardScaler", Map.of());
        Map<String, Double> robust = found.proposed().getOrDefault("RobustScaler", Map.of());
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

    private static NumberProfile baseline(Shape shape, int rows, Random random) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> shape.draw(random));
        return NumberColumns.baseline(values);
    }
}
