package dev.vigia.integrity;

import dev.vigia.check.Volume;
import dev.vigia.check.Words;
import dev.vigia.profile.Window;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.VolumePrediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The windows that a volume is compared with: those at the same time of the days before, if there are three or more; else
 * those just before, if there are six or more. An unbroken silence just before the window is left out of them, so that it
 * does not become what is expected.
 */
final class VolumeHistory {
    private static final int LEAST_DAYS = 3;
    private static final int LEAST_BEFORE = 6;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final long[] compared;
    private final String windows;
    private final VolumePrediction prediction;

    private VolumeHistory(long[] compared, String windows, VolumePrediction prediction) {
        this.compared = compared;
        this.windows = windows;
        this.prediction = prediction;
    }

    static Optional<VolumeHistory> of(Window window, List<Volume> before) {
        List<Volume> days = new ArrayList<>();
        List<Volume> recent = new ArrayList<>();
        before.stream()
                .filter(volume -> volume.window().from().isBefore(window.from()))
                .sorted(Comparator.comparing(Volume::window))
                .forEach(volume -> (isSameTime(volume.window(), window) ? days : recent).add(volume));
        while (!recent.isEmpty() && recent.getLast().rows() == 0) {
            recent.removeLast();
        }
        long[] sameTime = rows(days);
        long[] justBefore = rows(recent);
        if (sameTime.length >= LEAST_DAYS) {
            List<long[]> groups = justBefore.length > 1 ? List.of(sameTime, justBefore) : List.of(sameTime);
            return Optional.of(new VolumeHistory(
                    sameTime,
                    "the same time of " + Words.count(sameTime.length, "day"),
                    VolumePrediction.learn(groups)));
        }
        return justBefore.length < LEAST_BEFORE
                ? Optional.empty()
                : Optional.of(new VolumeHistory(
                        justBefore,
                        "the " + justBefore.length + " windows before",
                        VolumePrediction.learn(List.of(justBefore))));
    }

    private static boolean isSameTime(Window earlier, Window window) {
        return Duration.between(earlier.from(), window.from()).toMillis() % DAY == 0;
    }

    private static long[] rows(List<Volume> volumes) {
        return volumes.stream().mapToLong(Volume::rows).toArray();
    }

    double expected() {
        double sum = 0;
        for (long rows : compared) {
            sum += rows;
        }
        return sum / compared.length;
    }

    String words() {
        return windows;
    }

    TestResult drop(long rows) {
        return prediction.drop(compared, rows);
    }

    TestResult spike(long rows) {
        return prediction.spike(compared, rows);
    }
}
