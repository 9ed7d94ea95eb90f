package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.check.Outcome;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourlyCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.StoredProfile;
import dev.vigia.profile.Window;
import dev.vigia.profile.WindowNull;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the windows of a version vary, where its baseline does not say: learned from the accepted hours of the first 14 days
 * after the baseline was adopted, again from the first 28 and 56, and then kept. An hour is accepted if nothing was
 * wrong with its data, and if it did not drift by what was learned before. Each is stored beside the baseline it belongs
 * to, under that one's id. Thread-safe.
 */
final class LearnedNulls {
    private static final List<Integer> DAYS = List.of(56, 28, 14);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 64;
    /** Stands for a period that was too thin to learn from, so that it is not read again. */
    private static final byte[] NOTHING = {0};

    private final ModelRegistry registry;
    private final ProfileStore profiles;
    private final ReportStore reports;
    private final Map<String, Optional<WindowNull>> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<WindowNull>> eldest) {
            return size() > MOST;
        }
    };

    LearnedNulls(ModelRegistry registry, ProfileStore profiles, ReportStore reports) {
        this.registry = registry;
        this.profiles = profiles;
        this.reports = reports;
    }

    /**
     * What is known for a window that begins at an instant: of the longest period that ended before it, which is learned
     * from if it was not yet. For drift's windows only: they come in order, so every hour before has its profile.
     */
    Optional<WindowNull> at(Model model, RegisteredVersion version, Baseline baseline, Instant when) {
        return find(model, version, baseline, when, true);
    }

    /** What was learned already for a window that begins at an instant. */
    Optional<WindowNull> stored(Model model, RegisteredVersion version, Baseline baseline, Instant when) {
        return find(model, version, baseline, when, false);
    }

    private Optional<WindowNull> find(
            Model model, RegisteredVersion version, Baseline baseline, Instant when, boolean learns) {
        Optional<Instant> adopted = adopted(model, version, baseline);
        if (adopted.isEmpty()
                || !MonitoredWindows.of(Family.DRIFT, model.cadence().at(when)).contains(HOUR)) {
            return Optional.empty();
        }
        Optional<WindowNull> found = Optional.empty();
        for (int days : DAYS) {
            Instant end = adopted.get().plus(DAY.multipliedBy(days));
            if (found.isEmpty() && !when.isBefore(end)) {
                found = get(model, version, baseline, new Window(adopted.get(), end), days, learns);
            }
        }
        return found;
    }

    /** The first whole hour that the baseline was in use. */
    static Optional<Instant> adopted(Model model, RegisteredVersion version, Baseline baseline) {
        return Optional.ofNullable(model.baselines().get(version.id().number())).stream()
                .flatMap(dated -> dated.entries().stream())
                .filter(entry -> entry.value().equals(baseline.id()))
                .map(entry -> entry.from().equals(Instant.EPOCH) ? version.registeredAt() : entry.from())
                .map(from ->
                        Window.containing(from.plus(HOUR).minusMillis(1), HOUR).from())
                .findFirst();
    }

    private Optional<WindowNull> get(
            Model model, RegisteredVersion version, Baseline baseline, Window period, int days, boolean learns) {
        String id = baseline.id() + "~" + days + "d";
        String key = version.id().key() + "#" + id;
        synchronized (kept) {
            Optional<WindowNull> known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Optional<byte[]> stored = registry.baseline(model.name(), id);
        if (stored.isEmpty() && !learns) {
            return Optional.empty();
        }
        Optional<WindowNull> read = stored.or(() -> Optional.of(learn(model, version, baseline, period, id)))
                .filter(packed -> packed.length > NOTHING.length)
                .map(packed -> WindowNull.unpack(packed, baseline));
        synchronized (kept) {
            kept.put(key, read);
        }
        return read;
    }

    /** Learns and stores; where another did so meanwhile, what it stored counts. */
    private byte[] learn(Model model, RegisteredVersion version, Baseline baseline, Window period, String id) {
        HourlyCounts counts = new HourlyCounts(baseline);
        for (Instant day = period.from(); day.isBefore(period.to()); day = day.plus(DAY)) {
            add(model, version, baseline, new Window(day, day.plus(DAY)), counts);
        }
        byte[] packed = counts.learn().map(WindowNull::pack).orElse(NOTHING);
        try {
            registry.putBaseline(model.name(), id, packed);
            return packed;
        } catch (IllegalArgumentException another) {
            return registry.baseline(model.name(), id).orElse(packed);
        }
    }

    private void add(Model model, RegisteredVersion version, Baseline baseline, Window day, HourlyCounts counts) {
        Set<Instant> refused = refused(model, version, baseline, day);
        for (StoredProfile stored : profiles.range(version.id(), baseline.id(), HOUR, day.from(), day.to())) {
            if (!refused.contains(stored.period().from()) && Profile.rows(stored.packed()) > 0) {
                counts.add(stored.period(), Profile.unpack(stored.packed(), baseline));
            }
        }
    }

    /** Hours of broken data, and those that drifted by what was learned before. */
    private Set<Instant> refused(Model model, RegisteredVersion version, Baseline baseline, Window day) {
        Cadence cadence = model.cadence().at(day.from());
        int buckets = (int) (DAY.toMillis() / cadence.bucket().toMillis());
        Set<Instant> hours = breached(version, Family.INTEGRITY, cadence.bucket(), day, buckets);
        if (at(model, version, baseline, day.from()).isPresent()) {
            hours.addAll(breached(version, Family.DRIFT, HOUR, day, 24));
        }
        return hours;
    }

    private Set<Instant> breached(RegisteredVersion version, Family family, Duration length, Window day, int most) {
        return reports.summaries(version.id(), family, length, day.from(), day.to(), most).stream()
                .filter(summary -> summary.outcome() == Outcome.BREACHED)
                .map(ReportSummary::window)
                .map(window -> Window.containing(window.from(), HOUR).from())
                .collect(Collectors.toSet());
    }
}
