package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Advice;
import dev.vigia.check.Statistics;
import dev.vigia.check.Verdict;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreprocessingReviewTest {
    private static final Schema ONE = new Schema(List.of(Feature.number("x")));
    private static final int BASELINE = 20_000;

    enum Shape {
        NORMAL(17),
        GAMMA(18),
        LOGNORMAL(19),
        DISCRETE(20),
        ZERO_INFLATED(21);

        private final long seed;

        Shape(long seed) {
            this.seed = seed;
        }

        double draw(Random random) {
            return switch (this) {
                case NORMAL -> 50 + 10 * random.nextGaussian();
                case GAMMA -> -Math.log(random.nextDouble() * random.nextDouble() * random.nextDouble()) * 4;
                case LOGNORMAL -> Math.exp(.5 * random.nextGaussian());
                case DISCRETE -> binomial(random);
                case ZERO_INFLATED -> random.nextInt(10) < 3 ? 0 : 20 + 4 * random.nextGaussian();
            };
        }

        private static double binomial(Random random) {
            int sum = 0;
            for (int i = 0; i < 12; i++) {
                sum += random.nextInt(2);
            }
            return sum;
        }

        double deviation() {
            return switch (this) {
                case NORMAL -> 10;
                case GAMMA -> 4 * Math.sqrt(3);
                case LOGNORMAL -> Math.sqrt((Math.exp(.25) - 1) * Math.exp(.25));
                case DISCRETE -> Math.sqrt(3);
                case ZERO_INFLATED -> Math.sqrt(.7 * (16 + 400) - 14 * 14);
            };
        }

        double mean() {
            return switch (this) {
                case NORMAL -> 50;
                case GAMMA -> 12;
                case LOGNORMAL -> Math.exp(.125);
                case DISCRETE -> 6;
                case ZERO_INFLATED -> 20;
            };
        }
    }

    /** One planted case: rows moved and widened, a share of them far out. */
    private record Planted(int rows, double shift, double scale, double burst, double far) {
        double[] draw(Shape shape, Random random) {
            double[] values = new double[rows];
            int bursts = (int) Math.round(burst * rows);
            for (int i = 0; i < rows; i++) {
                double x = shape.draw(random);
                boolean apart = shape == Shape.ZERO_INFLATED && x == 0;
                double moved = shape.mean() + scale * (x - shape.mean()) + shift * shape.deviation();
                values[i] = i < bursts
                        ? shape.mean() + far * shape.deviation() * (1 + .05 * random.nextGaussian())
                        : apart ? 0 : moved;
            }
            return values;
        }
    }

    private static Baseline baseline(Shape shape, Random random) {
        double[] values = new Planted(BASELINE, 0, 1, 0, 0).draw(shape, random);
        return baseline(values);
    }

    private static Baseline baseline(double... values) {
        return Samples.baseline(ONE, builder -> builder.add(rows(values)));
    }

    private static Rows rows(double... values) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        Arrays.stream(values).forEach(column::add);
        return new Rows(ONE, values.length, List.of(column.build()), List.of());
    }

    private static Profile profile(Baseline baseline, double... values) {
        List<LoggedRequest> requests = new ArrayList<>();
        for (int from = 0; from < values.length; from += 20_000) {
            double[] part = Arrays.copyOfRange(values, from, Math.min(values.length, from + 20_000));
            requests.add(Samples.request(Samples.id(new Random(from), from), Status.CAPTURED, rows(part)));
        }
        return Samples.profile(baseline, requests);
    }

    private static Advice review(Baseline baseline, Profile... windows) {
        return PreprocessingReview.of(baseline, List.of(windows)).getFirst();
    }

    private static Verdict verdict(Baseline baseline, Shape shape, Planted planted, Random random) {
        return review(baseline, profile(baseline, planted.draw(shape, random))).verdict();
    }

    /** Twenty cases of each kind, by whole profiles; the full study is {@link VerdictStudyTest}. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void tellsBurstFromTendency(Shape shape) {
        Map<String, Integer> misses = new TreeMap<>();
        Random random = new Random(shape.seed);
        int[] sizes = {1_000, 1_000, 10_000, 10_000, 3_000};
        double[] fars = {8, 20, -8, 1000, 100};
        Baseline baseline = baseline(shape, random);
        for (int i = 0; i < 20; i++) {
            int size = sizes[i % 5];
            double far = fars[(i / 5) % 5];
            double sign = random.nextBoolean() ? 1 : -1;
            double share = .01 + .04 * random.nextDouble();
            Map<String, Planted> cases = new TreeMap<>(Map.of(
                    "nothing", new Planted(size, 0, 1, 0, 0),
                    "burst", new Planted(size, 0, 1, share, far),
                    "shift", new Planted(size, .2 * sign, 1, 0, 0),
                    "both", new Planted(size, .3 * sign, 1, .02, far),
                    "scale", new Planted(size, 0, size < 10_000 ? 1.25 : 1.08, 0, 0)));
            for (Map.Entry<String, Planted> one : cases.entrySet()) {
                boolean right = verdict(baseline, shape, one.getValue(), random) == expected(one.getKey());
                misses.merge(one.getKey(), right ? 0 : 1, Integer::sum);
            }
        }
        assertThat(misses)
                .hasSize(5)
                .allSatisfy((kind, count) ->
                        assertThat(count).as("%s %s", shape, kind).isLessThanOrEqualTo(1));
    }

    private static Verdict expected(String kind) {
        return switch (kind) {
            case "nothing" -> Verdict.KEEP;
            case "burst" -> Verdict.OUTLIER_BURST;
            default -> Verdict.NEW_TENDENCY;
        };
    }

    /**
     * Against the clean rows' own statistics at 100,000 rows. Measured over twelve cases: mean within .0066 (normal), .0075
     * (gamma), .0036 (lognormal) deviations; scale within .8, 1.1 and 1.9 %; quantiles of .05 to .95
     * within .04 deviations.
     */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Shape.class)
    void proposesWhatTheCleanRowsHaveOrNothing(Shape shape) {
        Random random = new Random(5);
        int size = 100_000;
        int proposals = 0;
        for (int i = 0; i < 12; i++) {
            Baseline baseline = baseline(new Planted(size, 0, 1, 0, 0).draw(shape, random));
            double burst = List.of(0.0, .01, .05).get(i % 3);
            double[] all = new Planted(size, .5, 1.1, burst, i % 2 == 0 ? 8 : 1000).draw(shape, random);
            double[] clean = Arrays.copyOfRange(all, (int) Math.round(burst * size), size);
            Advice found = review(baseline, profile(baseline, all));
            assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
            if (!scaler(found).isEmpty()) {
                proposals++;
                assertClose(scaler(found), clean);
                if (shape != Shape.ZERO_INFLATED) {
                    assertQuantiles(found, clean, shape == Shape.DISCRETE ? 1 : .04 * shape.deviation());
                }
            }
        }
        assertThat(proposals).isGreaterThanOrEqualTo(fewest(shape));
    }

    private static int fewest(Shape shape) {
        return switch (shape) {
            case NORMAL, GAMMA, LOGNORMAL -> 12;
            case DISCRETE -> 4;
            case ZERO_INFLATED -> 6;
        };
    }

    private static Map<String, Double> scaler(Advice found) {
        return found.scalers().getOrDefault("StandardScaler", Map.of());
    }

    private static void assertClose(Map<String, Double> scaler, double[] clean) {
        double mean = Arrays.stream(clean).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(clean).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
        assertThat(scaler).containsKeys("mean_", "var_", "scale_");
        assertThat(scaler.get("mean_")).isCloseTo(mean, within(.015 * deviation));
        assertThat(scaler.get("scale_")).isCloseTo(deviation, within(.025 * deviation));
    }

    /** Of discrete values within one of them, for bins are interpolated. */
    private static void assertQuantiles(Advice found, double[] clean, double within) {
        double[] sorted = Arrays.stream(clean).sorted().toArray();
        assertThat(found.quantiles()).hasSize(101).isSorted();
        for (int percent = 5; percent <= 95; percent += 5) {
            assertThat(found.quantiles().get(percent))
                    .isCloseTo(sorted[(int) (percent / 100.0 * sorted.length)], within(within));
        }
        assertThat(found.scalers().get("SimpleImputer(strategy='median')"))
                .containsEntry(
                        "statistics_",
                        found.scalers().getOrDefault("RobustScaler", Map.of()).get("center_"));
    }

    /** Along a flat stretch any line fits: such windows were told as moved once, or as too few to tell. */
    @Test
    void aUniformFeatureThatStayedIsKept() {
        Random random = new Random(11);
        Baseline baseline = baseline(random.doubles(BASELINE).toArray());
        for (int i = 0; i < 40; i++) {
            double[] same = random.doubles(i % 2 == 0 ? 2_000 : 20_000).toArray();
            assertThat(review(baseline, profile(baseline, same)).verdict()).isEqualTo(Verdict.KEEP);
        }
        double[] moved = random.doubles(4_000).map(u -> .7 * u + .3).toArray();
        assertThat(review(baseline, profile(baseline, moved)).verdict())
                .isIn(Verdict.INCONCLUSIVE, Verdict.NEW_TENDENCY);
    }

    @Test
    void newTendencyComesWithQuantilesAndImputationValues() {
        Random random = new Random(3);
        Baseline baseline = baseline(Shape.NORMAL, random);
        double[] burst = new Planted(20_000, .5, 1.2, .03, 30).draw(Shape.NORMAL, random);
        Advice found = review(baseline, profile(baseline, burst));
        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertQuantiles(found, Arrays.copyOfRange(burst, 600, 20_000), 1);
        assertThat(found.scalers().get("SimpleImputer(strategy='mean')"))
                .containsEntry("statistics_", scaler(found).get("mean_"));
        assertThat(review(baseline, profile(baseline, new Planted(4_000, 0, 1, 0, 0).draw(Shape.NORMAL, random)))
                        .quantiles())
                .isEmpty();
    }

    @Test
    void aMoveThatIsNotInEveryWindowIsNoTendency() {
        Random random = new Random(3);
        Baseline baseline = baseline(Shape.NORMAL, random);
        Profile still = profile(baseline, new Planted(4_000, 0, 1, 0, 0).draw(Shape.NORMAL, random));
        Profile moved = profile(baseline, new Planted(4_000, 1, 1, 0, 0).draw(Shape.NORMAL, random));

        assertThat(review(baseline, moved, moved).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(review(baseline, still, moved).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(baseline, still, moved).scalers()).isEmpty();
        assertThat(review(baseline, still, moved).reason()).startsWith("moved in one window, and whether it stays");
        assertThat(review(baseline, moved).reason()).endsWith("; one window seen");
    }

    @Test
    void aMoveIsATendencyFromItsSecondWindowOn() {
        Random random = new Random(3);
        Baseline baseline = baseline(Shape.NORMAL, random);
        Profile still = profile(baseline, new Planted(4_000, 0, 1, 0, 0).draw(Shape.NORMAL, random));
        double[] kilometres = Arrays.stream(new Planted(4_000, 0, 1, 0, 0).draw(Shape.NORMAL, random))
                .map(x -> x * 1.609344)
                .toArray();
        Profile moved = profile(baseline, kilometres);
        double[] half = kilometres.clone();
        for (int i = 0; i < half.length; i += 2) {
            half[i] /= 1.609344;
        }
        Profile between = profile(baseline, half);

        Advice second = review(baseline, still, between, moved);

        assertThat(second.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(second.reason()).endsWith("; in 2 windows in a row");
        assertClose(scaler(second), kilometres);
        assertThat(review(baseline, still, moved, moved).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(review(baseline, moved, moved, still).verdict()).isEqualTo(Verdict.KEEP);
    }

    /** 60 values are too few to tell of, twice as many are not; the oldest window may hold the change itself. */
    @Test
    void windowsOfFewRowsTellTogether() {
        Random random = new Random(5);
        Baseline baseline = baseline(Shape.NORMAL, random);
        Profile[] few = new Profile[3];
        for (int i = 0; i < few.length; i++) {
            few[i] = profile(baseline, new Planted(60, 1, 1, 0, 0).draw(Shape.NORMAL, random));
        }

        assertThat(review(baseline, few[0]).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(baseline, few).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
    }

    @Test
    void aCategoryThatCameOnceIsNotTakenUpYet() {
        Schema city = new Schema(List.of(Feature.category("city")));
        Baseline baseline = Samples.baseline(city, builder -> builder.add(cities(city, 2_000, "ANC")));
        Profile still = ofRows(baseline, cities(city, 2_000, "ANC"));
        Profile grown = ofRows(baseline, cities(city, 2_000, "SEA"));

        Advice once = review(baseline, still, grown);
        Advice twice = review(baseline, still, grown, grown);

        assertThat(once.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(once.proposes()).isFalse();
        assertThat(once.outside()).isEqualTo(.1);
        assertThat(twice.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(twice.added()).containsExactly("SEA");
        assertThat(twice.outside()).isEqualTo(.1);
        assertThat(twice.outsideAfter()).isEqualTo(0);
    }

    /** What is left in the bins is the tail of the moved bulk: a third far out beside it was called a burst once. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void aBulkThatLeftTheBaselineIsNoBurst(Shape shape) {
        Random random = new Random(5);
        Baseline baseline = baseline(shape, random);
        for (int rows : new int[] {120, 1_000, 10_000}) {
            for (double shift : new double[] {2, 3, 4, 6, -2, -4}) {
                for (int i = 0; i < 4; i++) {
                    assertThat(verdict(baseline, shape, new Planted(rows, shift, 1, 0, 0), random))
                            .describedAs("%d rows, shift %.0f", rows, shift)
                            .isIn(Verdict.NEW_TENDENCY, Verdict.INCONCLUSIVE);
                }
            }
        }
    }

    /** As of departures of which 3 in 100 are at three at night, when next to none are. */
    @Test
    void valuesThatGatherWithinTheRangeAreABurst() {
        Random random = new Random(8);
        Baseline baseline = baseline(Shape.DISCRETE, random);
        for (int rows : new int[] {1_200, 5_000, 50_000}) {
            for (double share : new double[] {.03, .1}) {
                for (int i = 0; i < 10; i++) {
                    double[] values = new Planted(rows, 0, 1, 0, 0).draw(Shape.DISCRETE, random);
                    Arrays.fill(values, 0, (int) (share * rows), 1);

                    Advice found = review(baseline, profile(baseline, values));

                    assertThat(found.verdict())
                            .describedAs("%d rows, %s", rows, share)
                            .isIn(Verdict.OUTLIER_BURST, share < .1 ? Verdict.KEEP : Verdict.OUTLIER_BURST);
                }
            }
        }
    }

    private static Rows cities(Schema schema, int rows, String tenth) {
        TextColumn.Builder column = new TextColumn.Builder(rows);
        for (int i = 0; i < rows; i++) {
            column.add(i % 10 == 0 ? tenth : i % 2 == 0 ? "LAX" : "ANC");
        }
        return new Rows(schema, rows, List.of(column.build()), List.of());
    }

    private static Profile ofRows(Baseline baseline, Rows rows) {
        return Samples.profile(baseline, List.of(Samples.request(Samples.id(new Random(1), 1), Status.CAPTURED, rows)));
    }

    @Test
    void aProfileOfAnotherBaselineIsRefused() {
        BaselineBuilder builder = new BaselineBuilder(Samples.VERSION, ONE, 1);
        builder.add(rows(1));
        Baseline other = builder.build("b2", Samples.TIME);

        assertThatThrownBy(() -> PreprocessingReview.of(baseline(2), List.of(Profile.empty(other))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'b2': expected one of 'b1'");
    }

    @Test
    void otherUnitsAreANewTendencyWithTheirScale() {
        Random random = new Random(4);
        Baseline baseline = baseline(Shape.NORMAL, random);
        double[] miles = Arrays.stream(new Planted(10_000, 0, 1, 0, 0).draw(Shape.NORMAL, random))
                .map(x -> x * 1_000)
                .toArray();

        Advice found = review(baseline, profile(baseline, miles));

        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertClose(scaler(found), miles);
    }

    @Test
    void aSplitBulkGetsNoProposal() {
        Random random = new Random(6);
        Baseline baseline = baseline(Shape.NORMAL, random);
        double[] split = random.doubles(10_000)
                .map(u -> 50 + (u < .5 ? -13 : 13) + 3 * random.nextGaussian())
                .toArray();

        Advice found = review(baseline, profile(baseline, split));

        assertThat(found.verdict()).isIn(Verdict.NEW_TENDENCY, Verdict.INCONCLUSIVE);
        assertThat(found.scalers()).isEmpty();
    }

    /** Twice as large: half of the values are in the outermost bins or beyond. */
    @Test
    void quartilesBeyondTheBinsAreNotTold() {
        Random random = new Random(9);
        Baseline baseline = baseline(random.doubles(BASELINE)
                .map(u -> 5 * Math.rint((100 + 30 * random.nextGaussian()) / 5))
                .toArray());
        double[] doubled = random.doubles(4_000)
                .map(u -> 10 * Math.rint((100 + 30 * random.nextGaussian()) / 5))
                .toArray();

        Advice found = review(baseline, profile(baseline, doubled));

        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        Statistics current = Objects.requireNonNull(found.current());
        assertThat(current.q1()).isCloseTo(160, within(10.0));
        assertThat(current.q3()).isNull();
        assertThat(found.reason()).contains("; quartiles beyond the baseline's bins are not known; one window");
        assertThat(found.scalers()).doesNotContainKey("RobustScaler");
        assertThat(Objects.requireNonNull(found.baseline()).q3()).isEqualTo(120);
    }

    @Test
    void badInputIsInconclusive() {
        double[] many = new Planted(500, 0, 1, 0, 0).draw(Shape.NORMAL, new Random(1));
        double[] nothing = new double[500];
        Arrays.fill(nothing, Double.NaN);
        double[] infinite = new double[500];
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);
        Baseline one = baseline(7);
        Baseline usual = baseline(many);

        assertThat(review(one, profile(one, many)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(usual, profile(usual, 7)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(usual, profile(usual, nothing)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(usual, profile(usual, infinite)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(usual, Profile.empty(usual)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThatThrownBy(() -> PreprocessingReview.of(usual, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected one or more");
    }

    @Test
    void aConstantStays() {
        double[] sevens = new double[500];
        Arrays.fill(sevens, 7);
        double[] eights = new double[500];
        Arrays.fill(eights, 8);
        Baseline constant = baseline(sevens);

        assertThat(review(constant, profile(constant, sevens)).verdict()).isEqualTo(Verdict.KEEP);
        assertThat(review(constant, profile(constant, eights)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
