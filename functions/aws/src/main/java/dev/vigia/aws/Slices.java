package dev.vigia.aws;

import dev.vigia.inference.InferenceId;
import dev.vigia.model.Dated;
import dev.vigia.model.ModelName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The write partitions of what is kept by time: {@code model#slice#shard}. A slice is five minutes UTC, always, and
 * named by its start to the minute.
 */
final class Slices {
    private static final long MILLIS = Duration.ofMinutes(5).toMillis();

    private Slices() {}

    static Instant containing(Instant when) {
        return Instant.ofEpochMilli(Math.floorDiv(when.toEpochMilli(), MILLIS) * MILLIS);
    }

    static Instant next(Instant slice) {
        return slice.plusMillis(MILLIS);
    }

    static Instant previous(Instant slice) {
        return slice.minusMillis(MILLIS);
    }

    /** The partition of an id that belongs to a time. */
    static String partition(ModelName model, Instant when, InferenceId id, Dated<Integer> shards) {
        return partition(model, containing(when), id.shard(shards.at(when)));
    }

    /** Every partition of a slice. Where the number of shards grew within it, that is all that it grew to. */
    static List<String> partitions(ModelName model, Instant slice, Dated<Integer> shards) {
        int count = shards.at(next(slice).minusMillis(1));
        List<String> partitions = new ArrayList<>(count);
        for (int shard = 0; shard < count; shard++) {
            partitions.add(partition(model, slice, shard));
        }
        return partitions;
    }

    private static String partition(ModelName model, Instant slice, int shard) {
        String minute = slice.toString().substring(0, "2026-11-23T12:05".length());
        return model + "#" + minute + "#" + shard;
    }
}
