package dev.vigia.benchmarks.inference;

import java.util.List;
import java.util.function.Predicate;

/**
 * What became of some calls.
 *
 * @param all every call
 * @param seconds from the first call to the last answer
 */
record Answers(List<Answer> all, double seconds) {
    /** The status of a call that nobody answered in time. */
    static final int NONE = 0;

    private static final double WINDOW_SECONDS = 0.5;

    /** A call's status, when it was due in seconds from the start, and how long its answer took from then. */
    record Answer(int status, double due, double millis) {
        boolean isServed() {
            return status == 200;
        }

        boolean isRefused() {
            return status == 502 || status == 503 || status == 429;
        }
    }

    long served() {
        return all.stream().filter(Answer::isServed).count();
    }

    long refused() {
        return all.stream().filter(Answer::isRefused).count();
    }

    /** Neither served nor refused. */
    long others() {
        return all.size() - served() - refused();
    }

    double servedPerSecond() {
        return served() / seconds;
    }

    /** The quantile of how long answers took; 0 if there are none. */
    double millis(Predicate<Answer> which, double quantile) {
        double[] sorted =
                all.stream().filter(which).mapToDouble(Answer::millis).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)];
    }

    /** The end of the last half second in which a call was not served, or one in fifty took longer than this; else 0. */
    double secondsUntilAll(double millis) {
        double last = 0;
        int windows = (int) Math.ceil(seconds / WINDOW_SECONDS);
        for (int window = 0; window < windows; window++) {
            int number = window;
            List<Answer> in = all.stream()
                    .filter(answer -> (int) (answer.due() / WINDOW_SECONDS) == number)
                    .toList();
            long bad = in.stream()
                    .filter(answer -> answer.isServed() && answer.millis() > millis)
                    .count();
            if (in.stream().anyMatch(answer -> !answer.isServed()) || bad * 50 > in.size()) {
                last = (window + 1) * WINDOW_SECONDS;
            }
        }
        return last;
    }
}
