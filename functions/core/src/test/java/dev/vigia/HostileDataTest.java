package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Volume;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Model;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import dev.vigia.profile.Samples;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the data, a right answer or inconclusive with a reason: never an exception, never NaN. */
class HostileDataTest {
    static final Schema SCHEMA = new Schema(List.of(
            Feature.number("x"),
            Feature.category("c"),
            Feature.number("y"),
            Feature.prediction("p", FeatureType.NUMBER)));

    /** Shapes of data that break what is not made for them. */
    enum Kind {
        MISSING,
        ESCAPED,
        CONSTANT,
        HUGE,
        HUGE_ABOVE_ZERO,
        NOT_FINITE,
        CATEGORIES_300,
        CATEGORIES_10000,
        ALL_DIFFERENT,
        TIES,
        ZERO_INFLATED,
        USUAL;

        Object number(Random random) {
            return switch (this) {
                case MISSING -> Cell.NULL;
                case ESCAPED -> Cell.ESCAPED;
                case CONSTANT -> 7.0;
                case HUGE -> (random.nextBoolean() ? 1 : -1) * 1e308 * (0.1 + random.nextDouble());
                case HUGE_ABOVE_ZERO -> 1e307 + 1.6e308 * random.nextDouble();
                case NOT_FINITE ->
                    List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                            .get(random.nextInt(3));
                case TIES -> (double) random.nextInt(3);
                case ZERO_INFLATED -> random.nextInt(10) > 0 ? 0.0 : random.nextGaussian();
                default -> random.nextGaussian();
            };
        }

        Object text(Random random) {
            return switch (this) {
                case MISSING -> Cell.ABSENT;
                case ESCAPED -> Cell.ESCAPED;
                case CONSTANT -> "one";
                case HUGE, HUGE_ABOVE_ZERO -> "long".repeat(400) + random.nextInt(3);
                case NOT_FINITE -> "\ud800";
                case CATEGORIES_300 -> "c" + random.nextInt(300);
                case CATEGORIES_10000 -> "c" + random.nextInt(10_000);
                case ALL_DIFFERENT -> "c" + random.nextLong();
                case TIES -> "c" + random.nextInt(3);
                case ZERO_INFLATED -> random.nextInt(10) > 0 ? "" : "c" + random.nextInt(9);
                case USUAL -> random.nextBoolean() ? "a" : "b";
            };
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Kind.values())
                .flatMap(baseline -> Stream.of(Kind.values()).map(window -> Arguments.of(baseline, window)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPairIsAnsweredAtEverySize(Kind baselineKind, Kind windowKind) {
        for (int m : new int[] {1, 30, 1_000}) {
            Baseline built = Samples.baseline(SCHEMA, builder -> builder.add(rows(baselineKind, new Random(m), m)));
            Baseline baseline = Baseline.unpack(built.pack(), SCHEMA);
            for (int n : m < 1_000 ? new int[] {1, 60} : new int[] {1, 300}) {
                Profile profile = profile(baseline, windowKind, n);
                assertFinite(profile);
                for (Family family : List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT)) {
                    assertAnswered(report(baseline, profile, family), baselineKind, windowKind);
                }
            }
        }
    }

    private static Profile profile(Baseline baseline, Kind kind, int n) {
        Random random = new Random(n);
        ProfileBuilder builder = Profile.builder(baseline);
        builder.add(Samples.request(Samples.id(random, 0), Status.SCORED, rows(kind, random, n)));
        return Profile.unpack(builder.build().pack(), baseline);
    }

    private static Report report(Baseline baseline, Profile profile, Family family) {
        List<Volume> before = List.of(new Volume(Samples.HOUR.previous(), 100));
        CheckInput input =
                new CheckInput(baseline, Samples.HOUR, profile, before, Model.of(Samples.VERSION.model()), 1e-3);
        return Checks.report(family, input, 1, Samples.TIME);
    }

    private static void assertAnswered(Report report, Kind baseline, Kind window) {
        assertThat(report.findings()).isNotEmpty();
        for (Finding finding : report.findings()) {
            String words = baseline + " against " + window + ", " + finding;
            assertThat(finding.reason())
                    .as(words)
                    .isNotBlank()
                    .doesNotContain("check failed")
                    .doesNotContain("NaN →");
            assertThat(finding.measures().values()).as(words).allMatch(Double::isFinite);
        }
        if (baseline == window && baseline != Kind.ALL_DIFFERENT) {
            assertThat(report.outcome()).as(report.reason()).isNotEqualTo(Outcome.BREACHED);
        }
    }

    private static void assertFinite(Profile profile) {
        for (ColumnProfile column : profile.columns()) {
            if (column instanceof NumberProfile numbers) {
                numbers.mean().ifPresent(mean -> assertThat(mean).isFinite());
                numbers.deviation().ifPresent(deviation -> assertThat(deviation).isFinite());
                numbers.quantile(0.5).ifPresent(median -> assertThat(median).isFinite());
            }
        }
        profile.topOutliers().forEach(row -> assertThat(row.score()).isFinite());
    }

    static Rows rows(Kind kind, Random random, int size) {
        Column x = numbers(kind, random, size);
        Column y = numbers(Kind.USUAL, random, size);
        return new Rows(SCHEMA, size, List.of(x, texts(kind, random, size), y, numbers(kind, random, size)), List.of());
    }

    private static Column numbers(Kind kind, Random random, int size) {
        NumberColumn.Builder column = new NumberColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            switch (kind.number(random)) {
                case Double number -> column.add(number);
                case Cell cell when cell == Cell.ESCAPED -> column.addEscaped("{}");
                case Object missing -> column.addMissing((Cell) missing);
            }
        }
        return column.build();
    }

    private static Column texts(Kind kind, Random random, int size) {
        TextColumn.Builder column = new TextColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            switch (kind.text(random)) {
                case String text -> column.add(text);
                case Cell cell when cell == Cell.ESCAPED -> column.addEscaped("{}");
                case Object missing -> column.addMissing((Cell) missing);
            }
        }
        return column.build();
    }
}
