package dev.vigia.profile;

import dev.vigia.model.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Packed profiles by model version, baseline and period (DATA.md, "Profiles"). A profile is there as a whole or not at
 * all: its header is written last. Reads are strongly consistent. Every operation throws {@link
 * dev.vigia.model.StoreUnavailableException} when the store cannot be reached.
 */
public interface ProfileStore {
    /**
     * Stores a profile, in place of one that is there for the same period and baseline.
     *
     * @throws IllegalArgumentException if the baseline's id is empty or has a {@code #}
     */
    void put(ModelVersion version, String baseline, Window period, byte[] packed);

    Optional<byte[]> get(ModelVersion version, String baseline, Window period);

    /** The profiles of periods of one length that start in [from, to), oldest first. */
    List<StoredProfile> range(ModelVersion version, String baseline, Duration length, Instant from, Instant to);
}
