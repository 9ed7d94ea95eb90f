package dev.vigia.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Window;
import dev.vigia.ui.Stores;
import dev.vigia.ui.chart.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FactsReaderTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ModelVersion MODEL = new ModelVersion(new ModelName("flights"), 1);
    private static final Duration BUCKET = Duration.ofSeconds(10);
    private static final Cadence CADENCE = new Cadence(
            BUCKET,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            List.of(Duration.ofSeconds(60), Duration.ofHours(1)));
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("delay"),
            Feature.of("id", FeatureType.TEXT, dev.vigia.model.Role.IDENTIFIER),
            Feature.category("origin"),
            Feature.prediction("score", FeatureType.NUMBER)));

    private Instant now = NOON;
    private final Stores stores = new Stores(
            new InMemoryModelRegistry(),
            new InMemoryReportStore(),
            new InMemoryInferenceLog(),
            new InMemoryProfileStore());
    private final FactsReader reader = new FactsReader(stores, MODEL.model(), () -> now);

    @BeforeEach
    void register() {
        Model plain = Model.of(MODEL.model());
        stores.registry()
                .create(new Model(
                        plain.name(),
                        1,
                        plain.shards(),
                        Dated.always(CADENCE),
                        plain.baselines(),
                        plain.budget(),
                        plain.onLogFailure(),
                        plain.retention(),
                        plain.pausedUntil(),
                        1));
        stores.registry()
                .register(
                        new RegisteredVersion(
                                MODEL, SchemaJson.hash(SCHEMA), new ScorerSpec.None(), Preprocessing.NONE, NOON),
                        SCHEMA);
    }

    @Test
    void knowsNothingOfAModelThatIsNotThere() {
        assertThat(new FactsReader(stores, new ModelName("other"), () -> now).read())
                .isEmpty();
    }

    @Test
    void aModelWithoutAnyCheckIsUnknownAndNotGreen() {
        Facts facts = reader.read().orElseThrow();

        assertThat(facts.health().health()).isEqualTo(Health.UNKNOWN);
        assertThat(facts.reach()).isEqualTo(Reach.HOUR);
        assertThat(Outcomes.timeline(facts).words()).isEqualTo("no window was checked");
    }

    @Test
    void hasALaneForEachFamilyAndWindowLength() {
        assertThat(Lane.of(stores.registry().model(MODEL.model()).orElseThrow(), NOON))
                .extracting(Lane::label)
                .containsExactly(
                        "Integrity · 10 s", "Outliers · 30 s", "Drift · 1 min", "Drift · 1 h", "Performance · 1 h");
    }

    @Test
    void windowsAreDrawnByHealthAndNamedByOutcome() {
        put(Family.INTEGRITY, window(30), 1, Outcome.PASSED, Severity.WARNING);
        put(Family.INTEGRITY, window(20), 1, Outcome.INCONCLUSIVE, Severity.WARNING);
        put(Family.INTEGRITY, window(10), 1, Outcome.BREACHED, Severity.CRITICAL);
        Timeline timeline = Outcomes.timeline(reader.read().orElseThrow());

        assertThat(timeline.lanes()).hasSize(1);
        assertThat(timeline.lanes().getFirst().cells())
                .extracting(Timeline.Cell::health)
                .containsExactly("healthy", "unknown", "critical");
        assertThat(timeline.lanes().getFirst().cells().getLast().outcome()).isEqualTo("breached, critical");
        assertThat(timeline.words())
                .isEqualTo("Integrity · 10 s: 3 windows, 1 breached, 1 inconclusive, the newest breached");
    }

    @Test
    void aLaterReadSeesNewWindowsAndNewRevisions() {
        put(Family.INTEGRITY, window(20), 1, Outcome.PASSED, Severity.WARNING);
        reader.read();
        put(Family.INTEGRITY, window(20), 2, Outcome.BREACHED, Severity.WARNING);
        now = NOON.plusSeconds(10);
        put(Family.INTEGRITY, window(0), 1, Outcome.PASSED, Severity.WARNING);

        assertThat(Outcomes.timeline(reader.read().orElseThrow())
                        .lanes()
                        .getFirst()
                        .cells())
                .extracting(Timeline.Cell::health)
                .containsExactly("warning", "healthy");
    }

    @Test
    void windowsThatTheReachLeavesBehindGo() {
        put(Family.INTEGRITY, window(3600), 1, Outcome.PASSED, Severity.WARNING);
        put(Family.INTEGRITY, window(10), 1, Outcome.PASSED, Severity.WARNING);
        assertThat(cells()).isEqualTo(2);

        now = NOON.plusSeconds(60);
        assertThat(cells()).isEqualTo(1);
        reader.look(Reach.DAY);
        assertThat(cells()).isEqualTo(2);
    }

    private long cells() {
        return Outcomes.timeline(reader.read().orElseThrow())
                .lanes()
                .getFirst()
                .cells()
                .size();
    }

    @Test
    void findingsStandWorstFirstAndAReportThatCouldNotDecideSaysWhy() {
        put(Family.DRIFT, new Window(NOON.minusSeconds(60), NOON), 1, Outcome.INCONCLUSIVE, Severity.WARNING);
        put(
                Family.INTEGRITY,
                window(10),
                1,
                Outcome.BREACHED,
                Severity.CRITICAL,
                finding("origin", Outcome.PASSED, 0.01),
                finding("delay", Outcome.BREACHED, 0.3));
        List<FindingLine> lines = FindingLine.of(reader.read().orElseThrow().newest());

        assertThat(lines)
                .extracting(FindingLine::health)
                .containsExactly(Health.CRITICAL, Health.UNKNOWN, Health.HEALTHY);
        assertThat(lines.getFirst().numbers()).containsEntry("effect", "0.3").doesNotContainKey("observed");
        assertThat(lines.get(1).reason()).isEqualTo("why.");
    }

    @Test
    void theFeatureThatMovedMostIsABreachedOneBeforeALargerEffect() {
        Report report = report(
                Family.DRIFT,
                window(10),
                1,
                Outcome.BREACHED,
                Severity.WARNING,
                finding("origin", Outcome.PASSED, 0.9),
                finding("delay", Outcome.BREACHED, 0.1),
                finding(null, Outcome.BREACHED, 0.5));

        assertThat(Movers.most(List.of(report))).contains("delay");
        assertThat(Movers.most(List.of())).isEmpty();
        assertThat(Movers.features(SCHEMA)).containsExactly("delay", "origin", "score");
    }

    @Test
    void theWindowShownIsTheOneWhoseFindingIsWorst() {
        Report drift = report(Family.DRIFT, window(10), 1, Outcome.PASSED, Severity.WARNING);
        Report integrity = report(
                Family.INTEGRITY,
                window(20),
                1,
                Outcome.BREACHED,
                Severity.WARNING,
                finding("delay", Outcome.BREACHED, 0.1));

        assertThat(Movers.report(List.of(drift, integrity), "delay")).isEqualTo(Optional.of(integrity));
        assertThat(Movers.report(List.of(drift, integrity), "origin")).isEqualTo(Optional.of(drift));
    }

    private static Window window(int secondsAgo) {
        return Window.containing(NOON.minusSeconds(secondsAgo), BUCKET);
    }

    private void put(Family family, Window window, int revision, Outcome outcome, Severity severity, Finding... found) {
        stores.reports().put(report(family, window, revision, outcome, severity, found));
    }

    private static Report report(
            Family family, Window window, int revision, Outcome outcome, Severity severity, Finding... found) {
        return new Report(
                MODEL, family, window, revision, "b", 120, outcome, severity, "why", List.of(found), window.to());
    }

    private static Finding finding(@Nullable String feature, Outcome outcome, double effect) {
        return new Finding(
                "drift",
                feature,
                outcome,
                Severity.CRITICAL,
                null,
                null,
                null,
                null,
                null,
                effect,
                null,
                Map.of(),
                List.of(),
                0,
                "moved");
    }
}
