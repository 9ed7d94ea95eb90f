package dev.vigia.ui;

import dev.vigia.check.Advice;
import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.check.Statistics;
import dev.vigia.check.Verdict;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentState;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
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
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Four models in the four healths, for tests and for looking at the pages: nothing here is measured. */
final class SampleData {
    static final ModelVersion CRITICAL = version("flight-delay");
    static final ModelVersion HEALTHY = version("flight-arrival");
    static final ModelVersion WARNING = version("loan-default");
    static final ModelVersion UNKNOWN = version("churn");

    static final Schema SCHEMA = new Schema(List.of(
            Feature.number("dep_delay"),
            Feature.number("distance"),
            Feature.of("hour", FeatureType.INTEGER, dev.vigia.model.Role.FEATURE),
            Feature.category("origin"),
            Feature.category("destination"),
            Feature.prediction("arr_delay", FeatureType.NUMBER)));

    private static final Duration BUCKET = Duration.ofMinutes(1);
    private static final Cadence CADENCE =
            new Cadence(BUCKET, Duration.ofSeconds(5), Duration.ofMinutes(5), List.of(Duration.ofMinutes(15)));
    private static final List<String> AIRPORTS = List.of("ATL", "ORD", "DFW", "SEA", "ANC", "SFO", "JFK", "DEN");
    private static final Duration HISTORY = Duration.ofHours(3);

    private final Random random = new Random(7);
    private final Instant now;
    final Stores stores = new Stores(
            new InMemoryModelRegistry(),
            new InMemoryReportStore(),
            new InMemoryInferenceLog(),
            new InMemoryProfileStore());

    SampleData(Instant now) {
        this.now = now;
    }

    /** Fills the stores. */
    SampleData fill() {
        List.of(CRITICAL, HEALTHY, WARNING, UNKNOWN).forEach(this::register);
        for (int i = 0; i < 400; i++) {
            append(CRITICAL, now.minusSeconds(3L * (400 - i)), Status.SCORED);
        }
        append(CRITICAL, now.minusSeconds(2), Status.REJECTED);
        history(HEALTHY, Family.INTEGRITY, BUCKET, Duration.ZERO, Severity.WARNING);
        history(HEALTHY, Family.OUTLIERS, CADENCE.outliers(), Duration.ZERO, Severity.WARNING);
        history(HEALTHY, Family.DRIFT, CADENCE.drift().getFirst(), Duration.ZERO, Severity.WARNING);
        history(WARNING, Family.INTEGRITY, BUCKET, Duration.ZERO, Severity.WARNING);
        history(WARNING, Family.OUTLIERS, CADENCE.outliers(), Duration.ZERO, Severity.WARNING);
        history(WARNING, Family.DRIFT, CADENCE.drift().getFirst(), Duration.ofMinutes(80), Severity.WARNING);
        history(CRITICAL, Family.INTEGRITY, BUCKET, Duration.ofMinutes(11), Severity.CRITICAL);
        history(CRITICAL, Family.OUTLIERS, CADENCE.outliers(), Duration.ofMinutes(11), Severity.WARNING);
        history(CRITICAL, Family.DRIFT, CADENCE.drift().getFirst(), Duration.ofMinutes(32), Severity.CRITICAL);
        profiles();
        fleet(UNKNOWN, Health.UNKNOWN, "no baseline yet: 412 of 2,000 rows are there to learn one from", 96);
        fleet(HEALTHY, Health.HEALTHY, "all checks passed", 690);
        fleet(WARNING, Health.WARNING, "income moved: median 41,200 → 44,900", 12_400);
        fleet(CRITICAL, Health.CRITICAL, "distance: 31.0 % missing, 0.0 % in the baseline", 72_000);
        incident(CRITICAL, Family.INTEGRITY, IncidentState.OPEN, Severity.CRITICAL, 11);
        incident(CRITICAL, Family.DRIFT, IncidentState.ACKNOWLEDGED, Severity.CRITICAL, 32);
        incident(CRITICAL, Family.OUTLIERS, IncidentState.RESOLVED, Severity.WARNING, 150);
        incident(WARNING, Family.DRIFT, IncidentState.OPEN, Severity.WARNING, 80);
        performance();
        return this;
    }

    private void performance() {
        Window window = Window.containing(now, CADENCE.truth()).previous();
        for (int ago = 0; ago < 10; ago++) {
            Report plain = plain(WARNING, Family.PERFORMANCE, window, Outcome.PASSED, Severity.WARNING);
            stores.reports().put(plain.performing(SamplePerformance.of(ago, window.to())));
            window = window.previous();
        }
    }

    private void profiles() {
        SampleShift shift = new SampleShift();
        var baseline = shift.baseline();
        stores.registry().putBaseline(CRITICAL.model(), "b1", baseline.pack());
        Duration drift = CADENCE.drift().getFirst();
        Window newest = Window.containing(now, drift).previous();
        stores.profiles()
                .put(CRITICAL, "b1", newest, shift.window(baseline, newest).pack());
        Window bucket = Window.containing(now, BUCKET).previous();
        stores.profiles()
                .put(CRITICAL, "b1", bucket, shift.window(baseline, bucket).pack());
    }

    /** Logs one more request of one row. */
    RowId append(ModelVersion version, Instant time, Status status) {
        InferenceId id = InferenceId.of(time, random.nextLong(), random.nextLong());
        boolean broken = random.nextInt(3) == 0;
        NumberColumn distance = broken
                ? new NumberColumn.Builder(1)
                        .addMissing(dev.vigia.inference.Cell.NULL)
                        .build()
                : NumberColumn.of(200 + random.nextInt(2400));
        double delay = Math.round(random.nextGaussian() * 18 + 6);
        NumberColumn hour = status == Status.REJECTED
                ? new NumberColumn.Builder(1).addEscaped("\"noon\"").build()
                : NumberColumn.of(random.nextInt(24));
        NumberColumn prediction = status == Status.SCORED
                ? NumberColumn.of(Math.round(delay * 9.1 + 14) / 10.0)
                : new NumberColumn.Builder(1)
                        .addMissing(dev.vigia.inference.Cell.ABSENT)
                        .build();
        Rows rows = new Rows(
                SCHEMA,
                1,
                List.of(NumberColumn.of(delay), distance, hour, airport(), airport(), prediction),
                List.of());
        stores.log()
                .append(new LoggedRequest(
                        id, version, status, SchemaJson.hash(SCHEMA), rows, "0".repeat(64), null, time));
        return id.row(0);
    }

    private TextColumn airport() {
        return TextColumn.of(AIRPORTS.get(random.nextInt(AIRPORTS.size())));
    }

    private void register(ModelVersion version) {
        stores.registry()
                .create(new Model(
                        version.model(),
                        1,
                        Dated.always(1),
                        Dated.always(CADENCE),
                        Map.of(1, Dated.always("b1")),
                        Model.of(version.model()).budget(),
                        Model.of(version.model()).onLogFailure(),
                        Duration.ofDays(90),
                        Instant.EPOCH,
                        1));
        stores.registry()
                .register(
                        new RegisteredVersion(
                                version,
                                SchemaJson.hash(SCHEMA),
                                new ScorerSpec.None(),
                                Preprocessing.NONE,
                                now.minus(Duration.ofDays(14))),
                        SCHEMA);
    }

    private void history(ModelVersion version, Family family, Duration length, Duration breached, Severity severity) {
        Window window = Window.containing(now.minus(HISTORY), length);
        Instant breachFrom = now.minus(breached);
        Outcome last = Outcome.INCONCLUSIVE;
        for (; !window.to().isAfter(now); window = window.next()) {
            last = window.to().isAfter(breachFrom)
                    ? Outcome.BREACHED
                    : random.nextInt(14) == 0 ? Outcome.INCONCLUSIVE : Outcome.PASSED;
            stores.reports().put(report(version, family, window, last, severity));
        }
        Health health = Health.of(last, severity);
        stores.reports()
                .put(new CheckHealth(
                        version,
                        family,
                        health,
                        reason(family, last),
                        last == Outcome.BREACHED ? breachFrom : now.minus(HISTORY),
                        window.from(),
                        length.multipliedBy(3)));
    }

    private Report report(ModelVersion version, Family family, Window window, Outcome outcome, Severity severity) {
        Report plain = plain(version, family, window, outcome, severity);
        return family == Family.OUTLIERS && outcome == Outcome.BREACHED ? plain.advising(advice()) : plain;
    }

    private static List<Advice> advice() {
        Map<String, Map<String, Double>> scalers = new LinkedHashMap<>();
        scalers.put("StandardScaler", Map.of("mean_", 1142.61, "var_", 812_160.0, "scale_", 901.2));
        scalers.put("RobustScaler", Map.of("center_", 927.4, "scale_", 1030.1));
        return List.of(
                new Advice(
                                "distance",
                                Verdict.NEW_TENDENCY,
                                "the bulk's mean moved 0.77 deviations, its scale × 1.61; in 3 windows in a row",
                                new Statistics(710.2, 560.1, 31.0, 4983.0, 576.3, 317.2, 957.1),
                                new Statistics(1142.9, 901.4, 49.9, 8019.0, 927.4, 510.4, 1540.5),
                                scalers,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                .021,
                                null)
                        .replayed(new Advice.OutlierRates(.31, .024, .011)),
                new Advice(
                        "origin",
                        Verdict.NEW_TENDENCY,
                        "new: ANC 6.0 %; in 2 windows in a row",
                        null,
                        null,
                        Map.of(),
                        List.of(),
                        List.of("ANC"),
                        List.of("ANC", "ATL", "DEN", "DFW"),
                        null,
                        .06,
                        0.0),
                new Advice(
                        "dep_delay",
                        Verdict.OUTLIER_BURST,
                        "2.9 % of the values far out, and the bulk's mean moved 0.01 deviations, its scale × 1.00",
                        new Statistics(6.2, 18.3, -40.0, 210.0, 4.1, -6.2, 16.8),
                        new Statistics(24.9, 96.3, -38.0, 990.0, 4.2, -6.1, 17.0),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        .029,
                        null),
                new Advice(
                        "hour",
                        Verdict.KEEP,
                        "the bulk's mean moved 0.00 deviations, its scale × 1.00",
                        null,
                        null,
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        0.0,
                        null));
    }

    private Report plain(ModelVersion version, Family family, Window window, Outcome outcome, Severity severity) {
        long rows = outcome == Outcome.INCONCLUSIVE ? 31 : window.length().toMinutes() * 1200 + random.nextInt(200);
        return new Report(
                version,
                family,
                window,
                1,
                "b1",
                rows,
                outcome,
                severity,
                reason(family, outcome),
                findings(family, outcome, severity),
                window.to().plusSeconds(6));
    }

    private static String reason(Family family, Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "all " + family.word() + " checks passed";
            case INCONCLUSIVE -> "31 rows: expected at least 200 to decide";
            case BREACHED ->
                switch (family) {
                    case INTEGRITY -> "distance: 31.0 % missing, 0.0 % in the baseline";
                    case OUTLIERS -> "outlier rate 6.2 %, 1.0 % in the baseline";
                    case DRIFT -> "dep_delay moved: median 6 → 14";
                    case PERFORMANCE -> "AUC 0.71, 0.81 in the baseline";
                };
        };
    }

    private List<Finding> findings(Family family, Outcome outcome, Severity severity) {
        List<Finding> findings = new ArrayList<>();
        if (outcome == Outcome.BREACHED) {
            findings.add(breached(family, severity));
        }
        for (String feature : List.of("hour", "origin", "destination")) {
            String check = family == Family.DRIFT ? "drift" : "missing-rate";
            findings.add(new Finding(
                    check,
                    feature,
                    outcome == Outcome.INCONCLUSIVE ? outcome : Outcome.PASSED,
                    Severity.WARNING,
                    0.012,
                    0.011,
                    0.021,
                    0.41,
                    0.62,
                    0.008,
                    0.05,
                    Map.of(),
                    List.of(),
                    0,
                    feature + ": as in the baseline"));
        }
        return findings;
    }

    private Finding breached(Family family, Severity severity) {
        List<RowId> rows = stores.log().newest(CRITICAL.model(), now.minus(HISTORY), now, 6).stream()
                .map(request -> request.id().row(0))
                .toList();
        return switch (family) {
            case INTEGRITY ->
                new Finding(
                        "missing-rate",
                        "distance",
                        Outcome.BREACHED,
                        severity,
                        0.31,
                        0.0004,
                        0.0021,
                        1e-40,
                        3e-39,
                        null,
                        null,
                        Map.of(),
                        rows,
                        372,
                        "31.0 % missing, 0.0 % in the baseline");
            case OUTLIERS ->
                new Finding(
                        "outlier-rate",
                        null,
                        Outcome.BREACHED,
                        severity,
                        0.062,
                        0.0101,
                        0.0187,
                        2e-12,
                        2e-12,
                        null,
                        0.009,
                        Map.of(),
                        rows,
                        74,
                        "outlier rate 6.2 %, 1.0 % in the baseline");
            case DRIFT, PERFORMANCE ->
                new Finding(
                        "drift",
                        "dep_delay",
                        Outcome.BREACHED,
                        severity,
                        14.0,
                        6.0,
                        null,
                        1.2e-12,
                        8.1e-12,
                        0.27,
                        0.03,
                        Map.of("ks", 0.281, "psi", 0.31, "wasserstein-normed", 0.7),
                        rows,
                        18_210,
                        "dep_delay moved: median 6 → 14");
        };
    }

    private void fleet(ModelVersion version, Health health, String reason, double rowsPerHour) {
        List<Health> recent = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            boolean now = i > 36 && health.compareTo(Health.UNKNOWN) > 0;
            recent.add(
                    health == Health.UNKNOWN || random.nextInt(17) == 0
                            ? Health.UNKNOWN
                            : now ? health : Health.HEALTHY);
        }
        Instant since = health == Health.UNKNOWN
                ? Instant.EPOCH
                : now.minus(Duration.ofMinutes(health == Health.HEALTHY ? 4000 : 11));
        stores.reports()
                .put(new FleetEntry(
                        version.model(), 1, health, reason, since, now.plus(Duration.ofHours(1)), recent, rowsPerHour));
    }

    private void incident(ModelVersion version, Family family, IncidentState state, Severity severity, int minutes) {
        Instant opened = now.minus(Duration.ofMinutes(minutes));
        Incident open = new Incident(
                InferenceId.of(opened, random.nextLong(), random.nextLong()).toString(),
                version,
                family,
                IncidentState.OPEN,
                severity,
                opened,
                opened.minus(BUCKET),
                now.minus(BUCKET),
                opened,
                null,
                reason(family, Outcome.BREACHED),
                List.of(breached(family, severity)),
                null,
                null,
                1);
        stores.reports().advance(open, null);
        if (state != IncidentState.OPEN) {
            boolean resolved = state == IncidentState.RESOLVED;
            stores.reports()
                    .advance(
                            new Incident(
                                    open.id(),
                                    version,
                                    family,
                                    state,
                                    severity,
                                    opened,
                                    open.firstBreach(),
                                    resolved ? opened.plusSeconds(900) : open.lastBreach(),
                                    opened.plusSeconds(60),
                                    resolved ? opened.plusSeconds(1500) : null,
                                    open.reason(),
                                    open.top(),
                                    null,
                                    "web-ui",
                                    2),
                            null);
        }
    }

    private static ModelVersion version(String name) {
        return new ModelVersion(new ModelName(name), 1);
    }
}
