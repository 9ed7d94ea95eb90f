package dev.vigia.monitor;

import dev.vigia.inference.InferenceLog;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.StoredProfile;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The profiles of windows: read where they are stored, else merged from their buckets, else made from the log. Making
 * one twice writes the same bytes, so it does not matter who comes first.
 */
final class WindowProfiles {
    private final Baselines baselines;
    private final InferenceLog log;
    private final ProfileStore store;

    WindowProfiles(Baselines baselines, InferenceLog log, ProfileStore store) {
        this.baselines = baselines;
        this.log = log;
        this.store = store;
    }

    /** The profile of a closed window of one cadence. */
    Profile of(Model model, ModelVersion version, Baseline baseline, Window window) {
        Duration bucket = cadence(model, window).bucket();
        return store.get(version, baseline.id(), window)
                .map(packed -> Profile.unpack(packed, baseline))
                .orElseGet(() -> window.length().equals(bucket)
                        ? fromLog(version, baseline, window)
                        : merged(version, baseline, window, bucket));
    }

    /** Makes a bucket's profile. Returns false if it is stored already, or there is no baseline to make it under. */
    boolean make(Model model, RegisteredVersion version, Window bucket) {
        Optional<Baseline> missing = baselines
                .at(model, version, bucket.from())
                .filter(baseline ->
                        store.get(version.id(), baseline.id(), bucket).isEmpty());
        missing.ifPresent(baseline -> fromLog(version.id(), baseline, bucket));
        return missing.isPresent();
    }

    /**
     * Makes a bucket's profile from the log again, and the longer windows that hold it. Returns false if it never was
     * made, so that there is nothing to renew.
     */
    boolean renew(Model model, RegisteredVersion version, Window bucket) {
        Optional<Baseline> baseline = baselines.at(model, version, bucket.from());
        if (baseline.isEmpty()
                || store.get(version.id(), baseline.get().id(), bucket).isEmpty()) {
            return false;
        }
        fromLog(version.id(), baseline.get(), bucket);
        Cadence cadence = cadence(model, bucket);
        for (Duration length : MonitoredWindows.longerThanBucket(cadence)) {
            Window window = Window.containing(bucket.from(), length);
            if (store.get(version.id(), baseline.get().id(), window).isPresent()) {
                merged(version.id(), baseline.get(), window, cadence.bucket());
            }
        }
        return true;
    }

    private Profile fromLog(ModelVersion version, Baseline baseline, Window bucket) {
        ProfileBuilder builder = Profile.builder(baseline);
        log.read(version.model(), bucket.from(), bucket.to(), request -> {
            if (request.version().equals(version)) {
                builder.add(request);
            }
        });
        Profile profile = builder.build();
        store.put(version, baseline.id(), bucket, profile.pack());
        return profile;
    }

    private Profile merged(ModelVersion version, Baseline baseline, Window window, Duration bucket) {
        Map<Instant, Profile> stored = new TreeMap<>();
        for (StoredProfile profile : store.range(version, baseline.id(), bucket, window.from(), window.to())) {
            stored.put(profile.period().from(), Profile.unpack(profile.packed(), baseline));
        }
        Profile whole = Profile.empty(baseline);
        for (Instant from = window.from(); from.isBefore(window.to()); from = from.plus(bucket)) {
            Profile part = stored.get(from);
            whole = whole.merge(part != null ? part : fromLog(version, baseline, new Window(from, from.plus(bucket))));
        }
        store.put(version, baseline.id(), window, whole.pack());
        return whole;
    }

    private static Cadence cadence(Model model, Window window) {
        return model.cadence().at(window.from());
    }
}
