package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of profiles promises. */
public abstract class ProfileStoreContract {
    protected static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 1);
    protected static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    protected static final Duration BUCKET = Duration.ofMinutes(5);

    protected ProfileStore profiles;

    /** An empty store. */
    protected abstract ProfileStore open();

    @BeforeEach
    void openProfiles() {
        profiles = open();
    }

    protected static Window bucket(int i) {
        Instant from = START.plus(BUCKET.multipliedBy(i));
        return new Window(from, from.plus(BUCKET));
    }

    /** Bytes that do not compress. */
    protected static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void givesBackWhatWasPutOfAnySize() {
        int[] sizes = {0, 1, 60_000, 349_999, 350_000, 350_001, 900_000, 3_000_000};
        for (int i = 0; i < sizes.length; i++) {
            profiles.put(VERSION, "b1", bucket(i), bytes(sizes[i], i));

            assertThat(profiles.get(VERSION, "b1", bucket(i))).contains(bytes(sizes[i], i));
        }
        assertThat(profiles.range(VERSION, "b1", BUCKET, START, bucket(8).from()))
                .extracting(profile -> profile.packed().length)
                .containsExactly(0, 1, 60_000, 349_999, 350_000, 350_001, 900_000, 3_000_000);
    }

    @Test
    void aProfileTakesThePlaceOfTheOneBefore() {
        for (int size : new int[] {1000, 900_000, 800_000, 0, 500_000, 10}) {
            profiles.put(VERSION, "b1", bucket(0), bytes(size, size));

            assertThat(profiles.get(VERSION, "b1", bucket(0))).contains(bytes(size, size));
            assertThat(profiles.range(VERSION, "b1", BUCKET, START, bucket(1).from()))
                    .containsExactly(new StoredProfile(bucket(0), bytes(size, size)));
        }
    }

    @Test
    void periodsBaselinesLengthsVersionsAndModelsAreApart() {
        profiles.put(VERSION, "b1", bucket(0), bytes(10, 1));
        Window hour = new Window(START, START.plus(Duration.ofHours(1)));
        ModelVersion other = new ModelVersion(VERSION.model(), 11);

        assertThat(profiles.get(VERSION, "b2", bucket(0))).isEmpty();
        assertThat(profiles.get(VERSION, "b", bucket(0))).isEmpty();
        assertThat(profiles.get(VERSION, "b1", hour)).isEmpty();
        assertThat(profiles.get(VERSION, "b1", bucket(1))).isEmpty();
        assertThat(profiles.get(other, "b1", bucket(0))).isEmpty();
        assertThat(profiles.range(VERSION, "b2", BUCKET, START, bucket(9).from()))
                .isEmpty();
        assertThat(profiles.range(
                        VERSION, "b1", Duration.ofHours(1), START, bucket(9).from()))
                .isEmpty();
        assertThat(profiles.range(other, "b1", BUCKET, START, bucket(9).from())).isEmpty();
    }

    @Test
    void rangesAreOldestFirstFromTheStartUpToButWithoutTheEnd() {
        List<StoredProfile> all = new ArrayList<>();
        for (int i = 9; i >= 0; i--) {
            all.addFirst(new StoredProfile(bucket(i), bytes(40 + i, i)));
            profiles.put(VERSION, "b1", bucket(i), bytes(40 + i, i));
            profiles.put(VERSION, "b0", bucket(i), bytes(3, i));
        }
        profiles.put(VERSION, "b1", new Window(START, START.plusSeconds(3600)), bytes(1, 1));

        assertThat(profiles.range(VERSION, "b1", BUCKET, START, bucket(10).from()))
                .isEqualTo(all);
        assertThat(profiles.range(
                        VERSION, "b1", BUCKET, bucket(2).from(), bucket(5).from()))
                .isEqualTo(all.subList(2, 5));
        assertThat(profiles.range(
                        VERSION,
                        "b1",
                        BUCKET,
                        bucket(2).from().plusMillis(1),
                        bucket(5).from().plusMillis(1)))
                .isEqualTo(all.subList(3, 6));
        assertThat(profiles.range(VERSION, "b1", BUCKET, START, START)).isEmpty();
        assertThat(profiles.range(VERSION, "b1", BUCKET, bucket(3).from(), START))
                .isEmpty();
    }

    @Test
    void whoReadsWhileAnotherPutsSeesOneOfTheTwoAsAWhole() throws Exception {
        byte[] one = bytes(800_000, 1);
        byte[] two = bytes(760_000, 2);
        profiles.put(VERSION, "b1", bucket(0), one);
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (byte[] content : List.of(one, two)) {
                writers.add(() -> {
                    for (int i = 0; i < 10; i++) {
                        profiles.put(VERSION, "b1", bucket(0), content);
                    }
                    return true;
                });
            }
            writers.add(() -> {
                for (int i = 0; i < 20; i++) {
                    assertThat(profiles.get(VERSION, "b1", bucket(0)).orElseThrow())
                            .satisfiesAnyOf(
                                    read -> assertThat(read).isEqualTo(one),
                                    read -> assertThat(read).isEqualTo(two));
                }
                return true;
            });
            for (var done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    @Test
    void aBaselineIdThatWouldBreakAKeyIsRefused() {
        assertThatThrownBy(() -> profiles.put(VERSION, "a#b", bucket(0), bytes(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a#b");
        assertThatThrownBy(() -> profiles.put(VERSION, "", bucket(0), bytes(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
