package dev.vigia.ui.distribution;

import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.StoredProfile;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads a feature's distribution in a window, and in the baseline that the window is compared with. */
public final class DistributionReader {
    private final ModelRegistry registry;
    private final ProfileStore profiles;
    private final Map<String, Baseline> baselines = new ConcurrentHashMap<>();

    public DistributionReader(ModelRegistry registry, ProfileStore profiles) {
        this.registry = registry;
        this.profiles = profiles;
    }

    /** Empty if there is no baseline, no profile of the window, or no such column in them. */
    public Optional<Distribution> read(Model model, Schema schema, String feature, Window window) {
        ModelVersion version = model.liveVersion();
        return model.baseline(version.number(), window.from())
                .flatMap(id -> baseline(version, id, schema)
                        .flatMap(baseline -> profile(model, version, id, baseline, window)
                                .flatMap(profile -> compare(window, feature, baseline, profile))));
    }

    private static Optional<Distribution> compare(Window window, String feature, Baseline baseline, Profile profile) {
        return baseline.profile()
                .column(feature)
                .flatMap(before -> profile.column(feature).map(after -> Distribution.of(window, before, after)));
    }

    /** A baseline never changes under its id. */
    private Optional<Baseline> baseline(ModelVersion version, String id, Schema schema) {
        Baseline known = baselines.get(id);
        if (known == null) {
            Optional<Baseline> read =
                    registry.baseline(version.model(), id).map(packed -> Baseline.unpack(packed, schema));
            read.ifPresent(baseline -> baselines.put(id, baseline));
            return read;
        }
        return Optional.of(known);
    }

    /** The window's own profile if it was kept, else its buckets' put together. */
    private Optional<Profile> profile(Model model, ModelVersion version, String id, Baseline baseline, Window window) {
        Optional<Profile> whole = profiles.get(version, id, window).map(packed -> Profile.unpack(packed, baseline));
        if (whole.isPresent()) {
            return whole;
        }
        Duration bucket = model.cadence().at(window.from()).bucket();
        return profiles.range(version, id, bucket, window.from(), window.to()).stream()
                .map(StoredProfile::packed)
                .map(packed -> Profile.unpack(packed, baseline))
                .reduce(Profile::merge);
    }
}
