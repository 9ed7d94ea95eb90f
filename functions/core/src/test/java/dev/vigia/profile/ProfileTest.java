package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import dev.vigia.model.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Schema NUMBER = new Schema(List.of(Feature.number("x")));
    private static final Schema CATEGORY = new Schema(List.of(Feature.category("c")));

    private static Rows numbers(double... values) {
        return new Rows(NUMBER, values.length, List.of(NumberColumn.of(values)), List.of());
    }

    private static Rows texts(String... values) {
        return new Rows(CATEGORY, values.length, List.of(TextColumn.of(values)), List.of());
    }

    private static Profile profile(Baseline baseline, Rows rows) {
        return Samples.profile(baseline, List.of(Samples.request(Samples.id(new Random(1), 0), Status.SCORED, rows)));
    }

    private static NumberProfile x(Profile profile) {
        return (NumberProfile) profile.column("x").orElseThrow();
    }

    private static CategoryProfile c(Profile profile) {
        return (CategoryProfile) profile.column("c").orElseThrow();
    }

    @Test
    void momentsAndQuantilesAreThoseOfTheValues() {
        Random random = new Random(2);
        double[] values = DoubleStream.generate(() -> 50 + 7 * random.nextGaussian())
                .limit(40_000)
                .toArray();
        Baseline baseline = Samples.baseline(NUMBER, builder -> builder.add(numbers(values)));
        double[] shifted = Arrays.stream(values).map(x -> x + 3).toArray();
        NumberProfile x = x(profile(baseline, numbers(shifted)));
        double mean = Arrays.stream(shifted).average().orElseThrow();
        assertThat(x.mean().orElseThrow()).isCloseTo(mean, within(1e-6));
        double variance = Arrays.stream(shifted)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        assertThat(x.deviation().orElseThrow()).isCloseTo(Math.sqrt(variance), within(1e-6));
        Arrays.sort(shifted);
        assertThat(x.quantile(0.5).orElseThrow()).isCloseTo(shifted[20_000], within(0.05));
        assertThat(x.min().orElseThrow()).isEqualTo(shifted[0]);
        assertThat(x.max().orElseThrow()).isEqualTo(shifted[39_999]);
        assertThat(x.above())
                .isEqualTo(Arrays.stream(shifted)
                        .filter(v -> v > shifted[39_999] - 3)
                        .count());
    }

    /** Beyond the baseline's range, or in an outermost bin that fills, where values lie is a guess. */
    @Test
    void quantilesAreKnownWithinTheBinsOnly() {
        Random random = new Random(3);
        double[] values = DoubleStream.generate(() -> 100 + 30 * random.nextGaussian())
                .limit(20_000)
                .toArray();
        Baseline baseline = Samples.baseline(NUMBER, builder -> builder.add(numbers(values)));
        NumberProfile doubled = x(
                profile(baseline, numbers(Arrays.stream(values).map(x -> 2 * x).toArray())));

        assertThat(x(baseline.profile()).knownQuantile(.75))
                .isEqualTo(x(baseline.profile()).quantile(.75));
        assertThat(doubled.knownQuantile(.25).orElseThrow()).isCloseTo(160, within(2.0));
        assertThat(doubled.knownQuantile(.75))
                .as("240, in the outermost or beyond")
                .isEmpty();
        assertThat(doubled.knownQuantile(1)).isEmpty();
        assertThat(x(Profile.empty(baseline)).knownQuantile(.5)).isEmpty();
    }

    /** Of whole numbers that are rare a bin holds several: its upper edge is one of them, what lies between none. */
    @Test
    void aQuantileOfWholeNumbersIsOne() {
        Random random = new Random(4);
        double[] values = DoubleStream.generate(() -> Math.rint(42 + 13 * random.nextGaussian()))
                .limit(5_000)
                .toArray();
        Baseline baseline = Samples.baseline(NUMBER, builder -> builder.add(numbers(values)));
        Arrays.sort(values);
        for (int percent = 5; percent < 100; percent += 5) {
            assertThat(x(baseline.profile()).quantile(percent / 100.0).orElseThrow())
                    .isEqualTo(values[percent * 50 - 1]);
        }
    }

    @Test
    void theMedianOfATiedFeatureIsTheTiedValue() {
        double[] values = new double[1000];
        Arrays.fill(values, 600, 1000, 3);
        Baseline baseline = Samples.baseline(NUMBER, builder -> builder.add(numbers(values)));
        assertThat(x(baseline.profile()).quantile(0.5).orElseThrow()).isZero();
        assertThat(x(baseline.profile()).quantile(0.9).orElseThrow()).isEqualTo(3);
        assertThat(x(baseline.profile()).zeros()).isEqualTo(600);
    }

    @Test
    void cellsWithoutANumberAreCountedApart() {
        Baseline baseline = Samples.baseline(NUMBER, builder -> builder.add(numbers(1, 2, 3, 4)));
        NumberColumn column = new NumberColumn.Builder(8)
                .add(2)
                .add(Double.NaN)
                .add(Double.POSITIVE_INFINITY)
                .addMissing(Cell.NULL)
                .addMissing(Cell.ABSENT)
                .addEscaped("\"two\"")
                .add(9)
                .add(-9)
                .build();
        NumberProfile x = x(profile(baseline, new Rows(NUMBER, 8, List.of(column), List.of())));
        assertThat(List.of(
                        x.rows(), x.present(), x.finite(), x.nan(), x.infinite(), x.nulls(), x.absent(), x.wrongType()))
                .containsExactly(8L, 5L, 3L, 1L, 1L, 1L, 1L, 1L);
        assertThat(List.of(x.above(), x.below())).containsExactly(1L, 1L);
        assertThat(x.examples(Oddity.MISSING)).extracting(row -> row.index()).containsExactlyInAnyOrder(3, 4);
        assertThat(x.examples(Oddity.WRONG_TYPE)).extracting(row -> row.index()).containsExactly(5);
        assertThat(x.examples(Oddity.NOT_FINITE)).extracting(row -> row.index()).containsExactlyInAnyOrder(1, 2);
        assertThat(x.examples(Oddity.BEYOND_RANGE))
                .extracting(row -> row.index())
                .containsExactlyInAnyOrder(6, 7);
    }

    @Test
    void newCategoriesAreCountedExactlyAndKnownOnesByName() {
        Baseline baseline = Samples.baseline(CATEGORY, builder -> builder.add(texts("a", "a", "b", "a")));
        CategoryProfile c = c(profile(baseline, texts("b", "z", "a", "z", "y", "b")));
        assertThat(c.categories()).containsExactly("a", "b");
        assertThat(c.counts()).containsExactly(1, 2);
        assertThat(c.newTotal()).isEqualTo(3);
        assertThat(c.newCategories())
                .extracting(CategoryProfile.Count::category, CategoryProfile.Count::count)
                .containsExactly(tuple("z", 2L), tuple("y", 1L));
        assertThat(c.examples(Oddity.NEW_CATEGORY))
                .extracting(row -> row.index())
                .containsExactlyInAnyOrder(1, 3, 4);
        assertThat(c.distinct()).isCloseTo(4, within(0.1));
    }

    @Test
    void ofTenThousandCategoriesAThousandAreListedAndTheRestKnown() {
        String[] values = new String[30_000];
        Arrays.setAll(values, i -> "v" + i % 10_000);
        Baseline baseline = Samples.baseline(CATEGORY, builder -> builder.add(texts(values)));
        CategoryProfile c = c(profile(baseline, texts(values)));
        assertThat(c.categories()).hasSize(1_000);
        assertThat(c.rest()).isEqualTo(27_000);
        assertThat(c.newTotal()).isZero();
        assertThat(c.distinct()).isCloseTo(10_000, within(1_000.0));
        assertThat(c(profile(baseline, texts("w"))).newTotal()).isEqualTo(1);
        assertThat(Baseline.unpack(baseline.pack(), CATEGORY).pack()).isEqualTo(baseline.pack());
    }

    @Test
    void rowsOfAnotherSchemaAreMatchedByName() {
        Baseline baseline = Samples.baseline(NUMBER, builder -> builder.add(numbers(1, 2, 3)));
        Schema other = new Schema(List.of(Feature.category("x"), Feature.number("y")));
        Rows rows = new Rows(other, 2, List.of(TextColumn.of("1", "2"), NumberColumn.of(1, 2)), List.of());
        Profile profile = profile(baseline, rows);
        assertThat(profile.otherSchema()).isEqualTo(2);
        assertThat(profile.unexpected()).containsExactly(java.util.Map.entry("y", 2L));
        assertThat(x(profile).wrongType()).isEqualTo(2);
    }

    @Test
    void predictionsAreCountedWhereAScorerAnswered() {
        Baseline baseline = Samples.baseline(1, 200);
        Rows rows = Samples.rows(new Random(1), 3, false);
        ProfileBuilder builder = Profile.builder(baseline);
        for (Status status : Status.values()) {
            builder.add(Samples.request(Samples.id(new Random(2), status.name().length()), status, rows));
        }
        Profile profile = builder.addIncomplete(2).build();
        assertThat(profile.rows()).isEqualTo(12);
        assertThat(profile.rows(Status.REJECTED)).isEqualTo(3);
        assertThat(profile.incomplete()).isEqualTo(2);
        assertThat(profile.column("delay").orElseThrow().rows()).isEqualTo(6);
        assertThat(profile.column("distance").orElseThrow().rows()).isEqualTo(12);
        assertThat(profile.outlierScores().rows()).isEqualTo(9);
        assertThat(profile.column("spare")).isEmpty();
    }

    @Tag("study")
    @Test
    void aProfileOfThirtyFeaturesFitsWellInAnItem() {
        Random random = new Random(3);
        List<Feature> features = new java.util.ArrayList<>();
        for (int i = 0; i < 30; i++) {
            features.add(i % 3 == 2 ? Feature.category("f" + i) : Feature.number("f" + i));
        }
        Schema schema = new Schema(features);
        Baseline baseline = Samples.baseline(schema, builder -> builder.add(wide(schema, random, 20_000, false)));
        ProfileBuilder window = Profile.builder(baseline);
        for (int i = 0; i < 600; i++) {
            window.add(Samples.request(Samples.id(random, i), Status.SCORED, wide(schema, random, 100, true)));
        }
        int size = window.build().pack().length;
        System.out.println("profile of 30 features, 60,000 rows, every oddity: " + size + " bytes; baseline "
                + baseline.pack().length + " bytes");
        assertThat(size).isLessThan(200_000);
    }

    private static Rows wide(Schema schema, Random random, int size, boolean odd) {
        return new Rows(
                schema,
                size,
                schema.features().stream()
                        .map(feature -> {
                            if (feature.type().isNumeric()) {
                                NumberColumn.Builder column = new NumberColumn.Builder(size);
                                for (int i = 0; i < size; i++) {
                                    switch (odd ? random.nextInt(100) : 100) {
                                        case 0 -> column.addMissing(Cell.NULL);
                                        case 1 -> column.addEscaped("\"\"");
                                        case 2 -> column.add(Double.NaN);
                                        case 3 -> column.add(1e9);
                                        default -> column.add(random.nextGaussian());
                                    }
                                }
                                return column.build();
                            }
                            TextColumn.Builder column = new TextColumn.Builder(size);
                            for (int i = 0; i < size; i++) {
                                switch (odd ? random.nextInt(100) : 100) {
                                    case 0 -> column.addMissing(Cell.NULL);
                                    case 1 -> column.addEscaped("7");
                                    case 2 -> column.add("new" + random.nextInt(1000));
                                    default -> column.add("category" + random.nextInt(300));
                                }
                            }
                            return column.build();
                        })
                        .toList(),
                List.of());
    }

    private static Baseline limited(Feature feature, Constraints limits, List<Object> cells) {
        Schema schema = new Schema(
                List.of(new Feature(feature.name(), feature.type(), feature.role(), Sensitivity.NONE, limits)));
        return Sheet.baseline(schema, cells);
    }

    private static Constraints longest(int length) {
        return new Constraints(null, null, null, List.of(), null, null, null, length, false);
    }

    /** Listed or not: beyond a limit set by hand each is counted, with its row. */
    @Test
    void textsBeyondALimitAreCountedWhateverTheBaselineKnows() {
        List<Object> cells =
                Sheet.cells(Sheet.times(9, "long-1"), Sheet.times(9, "ok"), Sheet.times(3, "x".repeat(501)));
        CategoryProfile c = c(Sheet.profile(
                limited(Feature.category("c"), longest(4), cells),
                List.of("ok", "long-1", "new-1", "x".repeat(501), "new")));
        assertThat(c.beyondLimit()).isEqualTo(3);
        assertThat(c.examples(Oddity.BEYOND_LIMIT))
                .extracting(row -> row.index())
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(c.categories()).containsExactly("long-1", "ok");
    }

    @Test
    void numbersBeyondALimitAreCountedAndTheLimitsThemselvesAreNot() {
        Constraints limits = new Constraints(null, 0.0, 10.0, List.of(), null, null, null, null, false);
        Baseline baseline = limited(Feature.number("x"), limits, List.of(-5.0, 5.0, 15.0));
        NumberProfile x = x(Sheet.profile(baseline, List.of(0.0, -0.1, 10.0, 10.1, 99.0)));
        assertThat(x.beyondLimit()).isEqualTo(3);
        assertThat(x.examples(Oddity.BEYOND_LIMIT))
                .extracting(row -> row.index())
                .containsExactlyInAnyOrder(1, 3, 4);
        assertThat(x.examples(Oddity.BEYOND_RANGE))
                .extracting(row -> row.index())
                .containsExactly(4);
    }

    @Test
    void predictionsInTheUnitIntervalAreProbabilities() {
        Feature y = Feature.prediction("y", FeatureType.NUMBER);
        assertThat(probabilities(y, Constraints.NONE, 0, .3, 1)).isTrue();
        assertThat(probabilities(y, Constraints.NONE, 0, .3, 1.01)).isFalse();
        assertThat(probabilities(y, Constraints.NONE, -.01, .3, 1)).isFalse();
        assertThat(probabilities(y, Constraints.NONE, .3, .3)).as("all equal").isFalse();
        assertThat(probabilities(Feature.number("y"), Constraints.NONE, 0, 1))
                .as("a feature")
                .isFalse();
        Constraints byHand = new Constraints(null, 0.0, null, List.of(), null, null, null, null, false);
        assertThat(probabilities(y, byHand, 0, .3, 1)).isFalse();
        Baseline baseline = limited(y, Constraints.NONE, List.of(.1, .9));
        NumberProfile profile = (NumberProfile)
                Sheet.profile(baseline, List.of(0.0, 1.0, 1.5, -.5)).column("y").orElseThrow();
        assertThat(profile.beyondLimit()).isEqualTo(2);
    }

    private static boolean probabilities(Feature feature, Constraints limits, double... values) {
        List<Object> cells = new ArrayList<>(DoubleStream.of(values).boxed().toList());
        NumberProfile profile = (NumberProfile)
                limited(feature, limits, cells).profile().column("y").orElseThrow();
        return profile.areProbabilities();
    }

    /** 300 new categories: 256 are kept by name, "often" may lie outside them. */
    @Test
    void ofManyNewCategoriesItIsToldWhatIsNotKnown() {
        Baseline baseline = Samples.baseline(CATEGORY, builder -> builder.add(texts("a", "a", "a", "b")));
        String[] values = new String[400];
        Arrays.setAll(values, i -> i < 100 ? "often" : "new" + i);
        CategoryProfile c = c(profile(baseline, texts(values)));
        assertThat(c.newTotal()).isEqualTo(400);
        assertThat(c.newDistinct()).isBetween(240L, 370L);
        assertThat(c.newCategories()).hasSize(256);
        boolean kept = c.newCategories().getFirst().category().equals("often");
        assertThat(c.mostUnseen()).isBetween(kept ? 1L : 100L, kept ? 45L : 145L);
        assertThat(c.singletons()).isEqualTo(1);
        assertThat(c.doubletons()).isZero();
        CategoryProfile few = c(profile(baseline, texts("z", "z", "y")));
        assertThat(few.newDistinct()).isEqualTo(2);
        assertThat(few.mostUnseen()).isZero();
        assertThat(few.mostUnlisted()).isZero();
        assertThat(Arrays.stream(few.unlistedByGroup()).sum()).isEqualTo(3);
    }
}
