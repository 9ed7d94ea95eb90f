package dev.vigia.ui.words;

import java.time.Duration;

/** Lengths of time in one short word: {@code 10 s}, {@code 5 min}, {@code 1 h}, {@code 14 days}. */
public final class Durations {
    private Durations() {}

    /** In the largest unit of which it is a whole number. */
    public static String words(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return Numbers.count(seconds / 86_400, "day");
        }
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
