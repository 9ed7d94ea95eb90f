package dev.vigia.profile;

import dev.vigia.model.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Profiles in memory, for tests and trials. Thread-safe. */
public final class InMemoryProfileStore implements ProfileStore {
    private record Series(ModelVersion version, String baseline) {}

    private final Map<Series, ConcurrentNavigableMap<Window, StoredProfile>> profiles = new ConcurrentHashMap<>();

    @Override
    public void put(ModelVersion version, String baseline, Window period, byte[] packed) {
        if (baseline.isEmpty() || baseline.contains("#")) {
            throw new IllegalArgumentException("baseline id '" + baseline + "': expected a text without #");
        }
        of(version, baseline).put(period, new StoredProfile(period, packed));
    }

    @Override
    public Optional<byte[]> get(ModelVersion version, String baseline, Window period) {
        return Optional.ofNullable(of(version, baseline).get(period)).map(StoredProfile::packed);
    }

    @Override
    public List<StoredProfile> range(ModelVersion version, String baseline, Duration length, Instant from, Instant to) {
        return of(version, baseline).values().stream()
                .filter(profile -> profile.period().length().equals(length)
                        && !profile.period().from().isBefore(from)
                        && profile.period().from().isBefore(to))
                .toList();
    }

    private ConcurrentNavigableMap<Window, StoredProfile> of(ModelVersion version, String baseline) {
        return profiles.computeIfAbsent(new Series(version, baseline), series -> new ConcurrentSkipListMap<>());
    }
}
