package dev.vigia.check;

import dev.vigia.stream.DetectorState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The errors of labelled rows, taken one by one from window to window by detectors of a rise: concept drift. It tells since when,
 * and decides no outcome.
 *
 * @param before the error rate in the rows that the model is held against; null where it is not known well enough
 * @param now the error rate of this window's labels; null without any
 * @param note what is left out and why; empty where nothing is
 * @param rises what the detectors saw and windows of many rows bear out as a whole, in this window and a few before: the newest first, of one window the surest
 * @param runs the windows of labels so far, oldest first, as far back as they are kept
 * @param states what the detectors keep for the next window, the surest detector first
 */
public record ErrorWatch(
        @Nullable Double before,
        @Nullable Double now,
        String note,
        List<Rise> rises,
        List<Run> runs,
        List<DetectorState> states) {
    /** Copies the lists; a missing one is empty. */
    public ErrorWatch {
        rises = rises == null ? List.of() : List.copyOf(rises);
        runs = runs == null ? List.of() : List.copyOf(runs);
        states = states == null ? List.of() : List.copyOf(states);
    }

    /**
     * A detector's first alarm in a window.
     *
     * @param runLength in a stream without a change a first alarm comes within that many rows with probability 1 − 1/e
     * @param since about when the rows were predicted from which on the error is believed to be higher
     * @param error the error rate of the window's rows from there on
     * @param ago how many windows before this one it was seen; 0: in this one
     */
    public record Rise(String detector, double runLength, Instant since, double error, int ago) {
        /** The same, as the next window knows of it. */
        public Rise older() {
            return new Rise(detector, runLength, since, error, ago + 1);
        }

        private String words(@Nullable Double before) {
            return "the error rate rose from " + (before == null ? "an unknown one" : Words.number(before)) + " to "
                    + Words.number(error) + " in predictions from about " + since.truncatedTo(ChronoUnit.SECONDS)
                    + " on (" + detector + "; " + Words.count(Math.round(runLength), "row")
                    + " without a change alarm with probability .63)";
        }
    }

    /**
     * The rows of one window of labels.
     *
     * @param first when the first was predicted
     * @param last when the last was
     */
    public record Run(Instant first, Instant last, long rows) {}

    /**
     * The newest rise that the surest detector saw, in words; empty where it saw none. That of any of them would come sooner,
     * without a change, than what each states.
     */
    public Optional<String> risen() {
        return states.stream()
                .limit(1)
                .flatMap(surest -> rises.stream().filter(rise -> rise.detector().equals(surest.detector())))
                .findFirst()
                .map(rise -> rise.words(before));
    }
}
