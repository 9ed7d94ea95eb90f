package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.check.History;
import dev.vigia.check.Volume;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.Window;
import dev.vigia.profile.WindowNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a window's check is told of the time before: volumes, how hours vary, the window's hours and the two before. */
final class HourHistory {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int HOURS_BEFORE = 2;
    /** A window of more hours is not taken apart. */
    private static final int MOST_HOURS = 24;

    private final LearnedNulls nulls;
    private final WindowProfiles profiles;
    private final ProfileStore store;

    HourHistory(LearnedNulls nulls, WindowProfiles profiles, ProfileStore store) {
        this.nulls = nulls;
        this.profiles = profiles;
        this.store = store;
    }

    History of(
            Model model,
            RegisteredVersion version,
            Family family,
            Baseline baseline,
            Window window,
            List<Volume> volumes) {
        Optional<WindowNull> learned = baseline.time().isPresent()
                ? Optional.empty()
                : learned(model, version, family, baseline, window.from());
        boolean known = baseline.time().isPresent() || learned.isPresent();
        boolean asked = known && family == Family.DRIFT && isOfHours(model, window);
        return new History(volumes, learned.orElse(null), asked ? hours(model, version, baseline, window) : List.of());
    }

    /** Only drift learns: other families come to a period's end before its last hours have profiles. */
    private Optional<WindowNull> learned(
            Model model, RegisteredVersion version, Family family, Baseline baseline, Instant when) {
        return family == Family.DRIFT
                ? nulls.at(model, version, baseline, when)
                : nulls.stored(model, version, baseline, when);
    }

    private static boolean isOfHours(Model model, Window window) {
        long hour = HOUR.toMillis();
        return window.from().toEpochMilli() % hour == 0
                && window.length().toMillis() % hour == 0
                && window.length().toMillis() / hour <= MOST_HOURS
                && hour % model.cadence().at(window.from()).bucket().toMillis() == 0;
    }

    private List<HourCounts> hours(Model model, RegisteredVersion version, Baseline baseline, Window window) {
        List<HourCounts> hours = new ArrayList<>();
        Window hour = new Window(window.from(), window.from().plus(HOUR));
        for (Instant end = window.to(); hour.from().isBefore(end); hour = hour.next()) {
            add(baseline, hours, hour, profiles.of(model, version.id(), baseline, hour));
        }
        Window earlier = new Window(window.from().minus(HOUR), window.from());
        for (int i = 0; i < HOURS_BEFORE; i++, earlier = earlier.previous()) {
            Window before = earlier;
            store.get(version.id(), baseline.id(), before)
                    .ifPresent(packed -> add(baseline, hours, before, Profile.unpack(packed, baseline)));
        }
        return hours;
    }

    private static void add(Baseline baseline, List<HourCounts> hours, Window hour, Profile profile) {
        if (profile.rows() > 0) {
            hours.add(HourCounts.of(baseline, hour, profile));
        }
    }
}
