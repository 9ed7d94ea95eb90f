package dev.vigia.ui.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.vigia.inference.Cell;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Window;
import dev.vigia.ui.chart.Bars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DistributionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ModelVersion MODEL = new ModelVersion(new ModelName("flights"), 1);
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("delay"),
            Feature.of("hour", FeatureType.INTEGER, Role.FEATURE),
            Feature.category("origin")));
    private static final Window WINDOW = new Window(NOON, NOON.plusSeconds(60));
    private static final int ROWS = 3000;

    private final Random random = new Random(3);
    private final Baseline baseline =
            new BaselineBuilder(MODEL, SCHEMA, 1).add(rows(ROWS, 0, 0, "SEA")).build("b", NOON);

    @Test
    void everyRowIsInOneBar() {
        Profile profile = profile(WINDOW, rows(ROWS, 1, 0.25, "XNA"));
        for (String feature : List.of("delay", "hour", "origin")) {
            List<Bars.Bin> bins = distribution(feature, profile).bars().bins();

            assertThat(bins.stream().mapToDouble(Bars.Bin::baseline).sum())
                    .as(feature)
                    .isEqualTo(1, offset(1e-9));
            assertThat(bins.stream().mapToDouble(Bars.Bin::window).sum())
                    .as(feature)
                    .isEqualTo(1, offset(1e-9));
        }
    }

    @Test
    void theBaselineAgainstItselfIsTheSameTwice() {
        Distribution same = Distribution.of(
                WINDOW,
                baseline.profile().column("delay").orElseThrow(),
                baseline.profile().column("delay").orElseThrow());

        assertThat(same.bars().bins())
                .allSatisfy(bin -> assertThat(bin.window()).isEqualTo(bin.baseline()));
    }

    /** A standard normal has 68.3 % of its rows within one; the bins are 24 of equal width. */
    @Test
    void barsAreAsTheRowsLie() {
        List<Bars.Bin> bins = distribution("delay", profile(WINDOW, rows(ROWS, 0, 0, "SEA")))
                .bars()
                .bins();
        double within = bins.stream()
                .filter(bin -> !bin.special()
                        && Math.abs(Double.parseDouble(bin.label().replace('−', '-'))) <= 1)
                .mapToDouble(Bars.Bin::window)
                .sum();

        assertThat(within).isEqualTo(0.683, offset(0.06));
    }

    @Test
    void whatIsBeyondTheBaselineStandsApart() {
        List<Bars.Bin> bins = distribution("delay", profile(WINDOW, rows(ROWS, 50, 0, "SEA")))
                .bars()
                .bins();

        assertThat(bins.stream()
                        .filter(bin -> bin.label().equals("more"))
                        .findFirst()
                        .orElseThrow()
                        .window())
                .isEqualTo(1, offset(1e-9));
    }

    @Test
    void missingValuesHaveABarOfTheirOwn() {
        Distribution shown = distribution("delay", profile(WINDOW, rows(ROWS, 0, 0.25, "SEA")));
        Bars.Bin last = shown.bars().bins().getLast();

        assertThat(last.label()).isEqualTo("missing");
        assertThat(last.baseline()).isZero();
        assertThat(last.window()).isEqualTo(0.25, offset(0.04));
        assertThat(shown.facts()).anyMatch(fact -> fact.startsWith("missing 0 % → 2"));
    }

    @Test
    void wholeNumbersStandInTheMiddleOfTheirBars() {
        List<Bars.Bin> bins = distribution("hour", profile(WINDOW, rows(ROWS, 0, 0, "SEA")))
                .bars()
                .bins();

        assertThat(bins).extracting(Bars.Bin::label).contains("0", "5", "11");
        assertThat(bins)
                .filteredOn(bin -> bin.label().equals("5"))
                .singleElement()
                .satisfies(bin -> assertThat(bin.baseline()).isEqualTo(1.0 / 12, offset(0.03)));
    }

    @Test
    void aNewCategoryIsNamed() {
        Distribution shown = distribution("origin", profile(WINDOW, rows(ROWS, 0, 0, "XNA")));

        assertThat(shown.bars().bins()).extracting(Bars.Bin::label).contains("ATL", "SEA", "new");
        assertThat(shown.facts()).anyMatch(fact -> fact.contains("such as XNA"));
        assertThat(shown.bars().touching()).isFalse();
    }

    @Test
    void aWindowOfNoRowsHasBarsWithoutHeight() {
        Distribution shown = distribution("delay", Profile.empty(baseline));

        assertThat(shown.bars().bins())
                .allSatisfy(bin -> assertThat(bin.window()).isZero());
        assertThat(shown.facts()).anyMatch(fact -> fact.endsWith("→ none"));
    }

    @Test
    void isReadFromTheWindowsOwnProfileOrPutTogetherFromItsBuckets() {
        InMemoryModelRegistry registry = new InMemoryModelRegistry();
        InMemoryProfileStore profiles = new InMemoryProfileStore();
        registry.putBaseline(MODEL.model(), "b", baseline.pack());
        DistributionReader reader = new DistributionReader(registry, profiles);
        Model model = model();

        assertThat(reader.read(model, SCHEMA, "delay", WINDOW)).isEmpty();
        for (int i = 0; i < 6; i++) {
            Window bucket = new Window(NOON.plusSeconds(i * 10L), NOON.plusSeconds(i * 10L + 10));
            profiles.put(
                    MODEL, "b", bucket, profile(bucket, rows(100, 0, 0, "SEA")).pack());
        }
        assertThat(reader.read(model, SCHEMA, "delay", WINDOW).orElseThrow().rows())
                .isEqualTo(600);
        profiles.put(MODEL, "b", WINDOW, profile(WINDOW, rows(50, 0, 0, "SEA")).pack());
        assertThat(reader.read(model, SCHEMA, "delay", WINDOW).orElseThrow().rows())
                .isEqualTo(50);
        assertThat(reader.read(model, SCHEMA, "no such feature", WINDOW)).isEmpty();
    }

    private static Model model() {
        Model plain = Model.of(MODEL.model());
        return new Model(
                plain.name(),
                1,
                plain.shards(),
                Dated.always(new Cadence(
                        Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(10), List.of(Duration.ofMinutes(1)))),
                Map.of(1, Dated.always("b")),
                plain.budget(),
                plain.onLogFailure(),
                plain.retention(),
                plain.pausedUntil(),
                1);
    }

    private Distribution distribution(String feature, Profile profile) {
        return Distribution.of(
                WINDOW,
                baseline.profile().column(feature).orElseThrow(),
                profile.column(feature).orElseThrow());
    }

    private Profile profile(Window window, Rows rows) {
        return Profile.builder(baseline)
                .add(new LoggedRequest(
                        InferenceId.of(window.from(), 1, random.nextLong()),
                        MODEL,
                        Status.CAPTURED,
                        SchemaJson.hash(SCHEMA),
                        rows,
                        "0".repeat(64),
                        null,
                        window.from()))
                .build();
    }

    private Rows rows(int size, double mean, double missing, String airport) {
        NumberColumn.Builder delay = new NumberColumn.Builder(size);
        NumberColumn.Builder hour = new NumberColumn.Builder(size);
        TextColumn.Builder origin = new TextColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            if (random.nextDouble() < missing) {
                delay.addMissing(Cell.NULL);
            } else {
                delay.add(mean + random.nextGaussian());
            }
            hour.add(random.nextInt(12));
            origin.add(random.nextInt(3) == 0 ? airport : "ATL");
        }
        return new Rows(SCHEMA, size, List.of(delay.build(), hour.build(), origin.build()), List.of());
    }
}
