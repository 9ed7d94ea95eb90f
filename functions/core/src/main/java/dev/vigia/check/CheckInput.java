package dev.vigia.check;

import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Window;
import dev.vigia.profile.WindowNull;
import java.util.List;
import java.util.Optional;

/**
 * What a check reads.
 *
 * @param baseline the reference
 * @param window the period that is checked
 * @param profile its profile, made under that baseline
 * @param history what went before
 * @param model the model's settings
 * @param level the probability with which a window in which nothing changed may be breached, in (0, 1)
 */
public record CheckInput(
        Baseline baseline, Window window, Profile profile, History history, Model model, double level) {
    private static final long HOUR_SECONDS = 3_600;

    public CheckInput {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level " + level + ": expected a probability in (0, 1)");
        }
    }

    /** An input of whose past only volumes are known. */
    public CheckInput(
            Baseline baseline, Window window, Profile profile, List<Volume> volumes, Model model, double level) {
        this(baseline, window, profile, History.of(volumes), model, level);
    }

    /** How many rows came in earlier windows of the same length. */
    public List<Volume> before() {
        return history.volumes();
    }

    /** How windows vary: by the baseline's own time, else by earlier windows; empty if rows are taken as independent. */
    public Optional<WindowNull> windowNull() {
        return baseline.time().or(history::learnedNull);
    }

    /** The hours that the window is made of, newest first; empty if that is not known. */
    public List<HourCounts> hours() {
        return history.hours().stream().filter(this::isWithin).toList();
    }

    /** The hours before the window, newest first. */
    public List<HourCounts> hoursBefore() {
        long first = window.from().getEpochSecond();
        return history.hours().stream()
                .filter(hour -> hour.hour() * HOUR_SECONDS < first)
                .toList();
    }

    private boolean isWithin(HourCounts hour) {
        long start = hour.hour() * HOUR_SECONDS;
        return start >= window.from().getEpochSecond()
                && start + HOUR_SECONDS <= window.to().getEpochSecond();
    }

    /** The same with another level. */
    public CheckInput atLevel(double other) {
        return new CheckInput(baseline, window, profile, history, model, other);
    }
}
