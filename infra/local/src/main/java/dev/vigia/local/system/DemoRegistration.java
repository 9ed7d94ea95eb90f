package dev.vigia.local.system;

import dev.vigia.check.FleetEntry;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.Rows;
import dev.vigia.local.demo.DemoModel;
import dev.vigia.local.demo.TrainedModel;
import dev.vigia.model.ApiKey;
import dev.vigia.model.ArtifactStore;
import dev.vigia.model.AuditEntry;
import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.model.FalseAlarmBudget;
import dev.vigia.model.LogFailurePolicy;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.Scope;
import dev.vigia.multivariate.BaselineSample;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Registers the demo's models, and tells when their traffic pauses: while {@code up} does not run. */
final class DemoRegistration {
    /** How long before the start history reaches back. */
    static final Duration HISTORY = Duration.ofDays(14);

    /** How long the log keeps rows. */
    static final Duration RETENTION = Duration.ofDays(30);

    /** History is taken in by the hour; drift needs the rows of six hours (RATIONALE.md of this module). */
    private static final Cadence HISTORY_CADENCE = new Cadence(
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            Duration.ofHours(3),
            List.of(Duration.ofHours(6), Duration.ofDays(1)));

    /** Seconds for minutes, so that a newcomer sees a break within one minute or two. */
    static final Cadence LIVE_CADENCE = new Cadence(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2)));

    private static final String BASELINE = "winter";
    private static final long SEED = 2001;
    private static final int VERSION = 1;

    private final ModelRegistry registry;
    private final ReportStore reports;
    private final ArtifactStore artifacts;
    private final DemoKeys keys;

    DemoRegistration(ModelRegistry registry, ReportStore reports, ArtifactStore artifacts, DemoKeys keys) {
        this.registry = registry;
        this.reports = reports;
        this.artifacts = artifacts;
        this.keys = keys;
    }

    boolean isRegistered(DemoModel model) {
        return registry.model(model.model()).isPresent();
    }

    /** When a registered model's history ends, and its live cadence begins. */
    Instant historyEnd(DemoModel model) {
        return registry.model(model.model())
                .orElseThrow()
                .cadence()
                .entries()
                .get(1)
                .from();
    }

    /** Registers a trained model whose history ends, and whose live cadence begins, at an instant. */
    void register(TrainedModel trained, Rows baseline, Instant historyEnd, Instant now) {
        DemoModel model = trained.model();
        Schema schema = model.schema();
        String artifact = artifacts.put(trained.onnx());
        registry.register(
                new RegisteredVersion(
                        model.version(),
                        SchemaJson.hash(schema),
                        trained.scorer(artifact),
                        trained.preprocessing(),
                        now),
                schema);
        BaselineBuilder builder = new BaselineBuilder(model.version(), schema, SEED).add(baseline);
        Baseline built = builder.build(BASELINE, now);
        registry.putBaseline(model.model(), BASELINE, built.pack());
        BaselineSample.pack(builder, built)
                .ifPresent(rows -> registry.putBaseline(model.model(), BaselineSample.id(BASELINE), rows));
        registry.putKey(new ApiKey(model.model(), keys.hash(model), Set.of(Scope.values()), "demo", now, null));
        registry.create(settings(model, historyEnd, now));
        reports.put(FleetEntry.ofNew(model.version(), now));
        registry.audit(new AuditEntry(model.model(), now, "vigia up", "registered", "version " + VERSION));
    }

    private static Model settings(DemoModel model, Instant historyEnd, Instant now) {
        Instant historyStart = historyEnd.minus(HISTORY);
        return new Model(
                model.model(),
                VERSION,
                Dated.always(1),
                new Dated<>(List.of(
                        new Dated.Entry<>(historyStart, HISTORY_CADENCE), new Dated.Entry<>(historyEnd, LIVE_CADENCE))),
                Map.of(VERSION, new Dated<>(List.of(new Dated.Entry<>(historyStart, BASELINE)))),
                FalseAlarmBudget.DEFAULT,
                LogFailurePolicy.ANSWER,
                RETENTION,
                now,
                1);
    }

    /** Announces that no traffic comes before an instant, which then is not silence. */
    void pauseUntil(DemoModel model, Instant until) {
        Model stored = registry.model(model.model()).orElseThrow();
        if (!registry.update(stored.paused(until))) {
            throw new SystemException(model.model() + " was changed by someone else while 'vigia up' was starting");
        }
    }
}
