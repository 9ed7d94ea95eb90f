package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferenceIdsTest {
    @Test
    void positionsAreUniformAndIndependentOfShards() {
        InferenceIds ids = new InferenceIds(() -> Instant.parse("2026-11-23T12:00:00Z"), new SplittableRandom(7));
        int[][] counts = new int[4][10];
        int most = 40_000;
        for (int i = 0; i < most; i++) {
            InferenceId id = ids.next();
            counts[id.shard(4)][(int) (id.position() * 10)]++;
        }
        double chiSquare = 0;
        for (int[] shard : counts) {
            for (int count : shard) {
                chiSquare += (count - most / 40.0) * (count - most / 40.0) / (most / 40.0);
            }
        }
        // The 99.9 % quantile of chi-square with 39 degrees of freedom.
        assertThat(chiSquare).isLessThan(72.05);
    }

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");

    @Test
    void anIdCarriesTheClocksMillisecond() {
        InferenceIds ids = new InferenceIds(InstantSource.fixed(NOW.plusNanos(99)), new SplittableRandom(1));
        assertThat(ids.next().time()).isEqualTo(NOW);
        assertThat(ids.next().uuid().version()).isEqualTo(7);
    }

    @Test
    void manyThreadsGetDifferentIds() {
        InferenceIds ids = new InferenceIds(InstantSource.fixed(NOW), new SplittableRandom(1));
        Set<InferenceId> seen = Collections.synchronizedSet(new HashSet<>());
        IntStream.range(0, 100_000).parallel().forEach(i -> seen.add(ids.next()));
        assertThat(seen).hasSize(100_000);
    }

    /** Chi-square over 16 shards, 15 degrees of freedom: 37.7 is passed by one seed in a thousand. */
    @Test
    void idsAreSpreadEvenlyOverShards() {
        InferenceIds ids = new InferenceIds(InstantSource.fixed(NOW), new SplittableRandom(5));
        assertThat(chiSquare(i -> ids.next())).isLessThan(37.7);
        assertThat(chiSquare(i -> InferenceIds.ofSource(NOW, "flights/" + i))).isLessThan(37.7);
    }

    private static double chiSquare(java.util.function.IntFunction<InferenceId> ids) {
        int[] counts = new int[16];
        for (int i = 0; i < 16_000; i++) {
            counts[ids.apply(i).shard(16)]++;
        }
        return IntStream.of(counts)
                .mapToDouble(c -> (c - 1000.0) * (c - 1000.0) / 1000)
                .sum();
    }

    @Test
    void aSourcesIdIsAFunctionOfTimeAndName() {
        InferenceId id = InferenceIds.ofSource(NOW, "flights/17");
        assertThat(id).isEqualTo(InferenceIds.ofSource(NOW.plusNanos(999_999), "flights/17"));
        assertThat(id.time()).isEqualTo(NOW);
        assertThat(id).isNotEqualTo(InferenceIds.ofSource(NOW, "flights/18"));
        assertThat(id).isNotEqualTo(InferenceIds.ofSource(NOW.plusMillis(1), "flights/17"));
        assertThat(id).hasToString("01a20846-fe7b-73d6-bc54-eaaad53839fe");
    }
}
