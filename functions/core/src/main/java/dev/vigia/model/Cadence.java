package dev.vigia.model;

import java.time.Duration;
import java.util.List;

/**
 * The lengths of a model's buckets and windows. Every length is a whole number of buckets, and periods start at
 * multiples of their length since the epoch.
 *
 * @param bucket the shortest period that is profiled; integrity is checked on each
 * @param grace how long after a bucket's end it is closed: the log's write budget plus allowed clock skew
 * @param outliers the window of the outlier check
 * @param drift the windows of the drift check, shortest first
 */
public record Cadence(Duration bucket, Duration grace, Duration outliers, List<Duration> drift) {
    /** As deployed: five minutes, 90 s of grace, 15 minutes, an hour and a day. */
    public static final Cadence DEPLOYED = new Cadence(
            Duration.ofMinutes(5),
            Duration.ofSeconds(90),
            Duration.ofMinutes(15),
            List.of(Duration.ofHours(1), Duration.ofDays(1)));

    public Cadence {
        drift = List.copyOf(drift);
        if (!bucket.isPositive() || bucket.toMillis() % 1000 != 0) {
            throw new IllegalArgumentException("bucket " + bucket + ": expected whole seconds, from one");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace " + grace + ": expected 0 or more");
        }
        requireBuckets(bucket, outliers);
        drift.forEach(length -> requireBuckets(bucket, length));
    }

    /** The window of ground truth: the longest of drift's, since labels come late and in batches. */
    public Duration truth() {
        return drift.isEmpty() ? outliers : drift.getLast();
    }

    private static void requireBuckets(Duration bucket, Duration length) {
        if (!length.isPositive() || length.toMillis() % bucket.toMillis() != 0) {
            throw new IllegalArgumentException(
                    "window " + length + ": expected a whole number of buckets of " + bucket);
        }
    }
}
