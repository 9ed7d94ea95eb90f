package dev.vigia.check;

import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Window;
import java.util.List;

/**
 * What a check reads.
 *
 * @param baseline the reference
 * @param window the period that is checked
 * @param profile its profile, made under that baseline
 * @param before how many rows came in earlier windows of the same length, in any order: the days before at the same
 *     hour and the windows just before; empty if not known, and then nothing is said of volume
 * @param model the model's settings
 * @param level the probability with which a window in which nothing changed may be breached, in (0, 1)
 */
public record CheckInput(
        Baseline baseline, Window window, Profile profile, List<Volume> before, Model model, double level) {
    public CheckInput {
        before = List.copyOf(before);
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level " + level + ": expected a probability in (0, 1)");
        }
    }

    /** The same with another level. */
    public CheckInput atLevel(double other) {
        return new CheckInput(baseline, window, profile, before, model, other);
    }
}
