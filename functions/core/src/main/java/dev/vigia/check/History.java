package dev.vigia.check;

import dev.vigia.profile.HourCounts;
import dev.vigia.profile.WindowNull;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the time before a window, and of its hours.
 *
 * @param volumes how many rows came in earlier windows of the same length, in any order: the days before at the same
 *     hour and the windows just before; empty if not known, and then nothing is said of volume
 * @param learned how windows vary, from earlier ones in which nothing changed; null if not known: what the baseline's own
 *     time shows is used then, if it has any, else rows are taken as independent
 * @param hours the counts of the window's hours, and of the two hours before it, as far as they hold rows, newest first;
 *     empty if the window is not made of whole hours
 */
public record History(List<Volume> volumes, @Nullable WindowNull learned, List<HourCounts> hours) {
    /** Nothing is known. */
    public static final History NONE = new History(List.of(), null, List.of());

    public History {
        volumes = List.copyOf(volumes);
        hours = hours.stream()
                .sorted(Comparator.comparingLong(HourCounts::hour).reversed())
                .toList();
    }

    /** Only volumes are known. */
    public static History of(List<Volume> volumes) {
        return new History(volumes, null, List.of());
    }

    Optional<WindowNull> learnedNull() {
        return Optional.ofNullable(learned);
    }
}
