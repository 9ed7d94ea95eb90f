package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.check.ReportSummary;
import dev.vigia.check.Volume;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Model;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many rows came in the windows that a window's volume is compared with: those just before it, and the same hour of
 * the days before. Read from the stored integrity reports, and remembered. Thread-safe.
 */
final class VolumeHistory {
    private static final int WINDOWS_BEFORE = 12;
    private static final int DAYS_BEFORE = 14;
    private static final int MOST_REMEMBERED = 20_000;

    private final ReportStore reports;
    private final Map<Key, OptionalLong> remembered = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OptionalLong> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Key(ModelVersion version, Window window) {}

    VolumeHistory(ReportStore reports) {
        this.reports = reports;
    }

    /** The volumes before a window, as far as they are known. */
    List<Volume> before(Model model, ModelVersion version, Window window) {
        List<Volume> volumes = new ArrayList<>();
        compared(window)
                .filter(earlier -> wasChecked(model, earlier))
                .forEach(earlier ->
                        rows(new Key(version, earlier)).ifPresent(rows -> volumes.add(new Volume(earlier, rows))));
        return volumes;
    }

    /** Whether there can be a report: not before the model's settings begin, nor under another cadence. */
    private static boolean wasChecked(Model model, Window earlier) {
        return !earlier.from().isBefore(model.cadence().entries().getFirst().from())
                && model.cadence().at(earlier.from()).bucket().equals(earlier.length());
    }

    /** Read outside the lock: several models are checked at once. */
    private OptionalLong rows(Key key) {
        OptionalLong known = remembered(key);
        if (known != null) {
            return known;
        }
        OptionalLong read = read(key);
        remember(key, read);
        return read;
    }

    private synchronized @Nullable OptionalLong remembered(Key key) {
        return remembered.get(key);
    }

    private synchronized void remember(Key key, OptionalLong rows) {
        remembered.put(key, rows);
    }

    /** Remembers what was just counted. */
    void counted(ModelVersion version, Window window, long rows) {
        remember(new Key(version, window), OptionalLong.of(rows));
    }

    private static Stream<Window> compared(Window window) {
        return Stream.concat(
                        Stream.iterate(window.previous(), Window::previous).limit(WINDOWS_BEFORE),
                        Stream.iterate(1, day -> day + 1).limit(DAYS_BEFORE).map(day -> daysBefore(window, day)))
                .distinct();
    }

    private static Window daysBefore(Window window, int days) {
        Duration back = Duration.ofDays(days);
        return new Window(window.from().minus(back), window.to().minus(back));
    }

    private OptionalLong read(Key key) {
        Window window = key.window();
        return reports
                .summaries(
                        key.version(),
                        Family.INTEGRITY,
                        window.length(),
                        window.to().minusMillis(1),
                        window.to(),
                        1)
                .stream()
                .mapToLong(ReportSummary::rows)
                .findFirst();
    }
}
