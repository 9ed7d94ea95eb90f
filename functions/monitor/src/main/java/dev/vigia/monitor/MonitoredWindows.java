package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.model.Cadence;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which lengths of window each check family looks at. */
final class MonitoredWindows {
    private MonitoredWindows() {}

    static List<Duration> of(Family family, Cadence cadence) {
        return switch (family) {
            case INTEGRITY -> List.of(cadence.bucket());
            case OUTLIERS -> List.of(cadence.outliers());
            case DRIFT -> cadence.drift();
            case PERFORMANCE -> List.of(cadence.truth());
        };
    }

    /** The lengths whose profiles are merged from several buckets. */
    static SortedSet<Duration> longerThanBucket(Cadence cadence) {
        SortedSet<Duration> lengths = new TreeSet<>();
        for (Family family : Family.values()) {
            lengths.addAll(of(family, cadence));
        }
        lengths.remove(cadence.bucket());
        return lengths;
    }
}
