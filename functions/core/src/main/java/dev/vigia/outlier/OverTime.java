package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import dev.vigia.profile.Profile;
import java.util.List;
import java.util.function.Function;

/**
 * What consecutive windows say together: a tendency is one that stays. The windows up to the newest are looked at as far
 * back as none says <em>keep</em>. Where the newest tells by itself it is believed, for an earlier one may hold the change
 * itself, and values of such a mixture would be wrong. Where it has too few rows, all but the oldest tell together.
 *
 * @param found of those windows
 * @param windows how many do not say <em>keep</em>
 * @param kept whether the window before them does
 */
record OverTime<T extends Judgement>(T found, int windows, boolean kept) {

    static <T extends Judgement> OverTime<T> of(List<Profile> windows, Function<Profile, T> review) {
        T newest = review.apply(windows.getLast());
        if (newest.verdict() == Verdict.KEEP || newest.verdict() == Verdict.OUTLIER_BURST) {
            return new OverTime<>(newest, 1, false);
        }
        int from = windows.size() - 1;
        while (from > 0 && review.apply(windows.get(from - 1)).verdict() != Verdict.KEEP) {
            from--;
        }
        int run = windows.size() - from;
        boolean together = newest.verdict() == Verdict.INCONCLUSIVE && run > 2;
        T found = together
                ? review.apply(windows.subList(from + 1, windows.size()).stream()
                        .reduce(Profile::merge)
                        .orElseThrow())
                : newest;
        return new OverTime<>(found, run, from > 0);
    }

    /** A tendency of one window after one that was as ever. */
    boolean isTooNew() {
        return found.verdict() == Verdict.NEW_TENDENCY && windows == 1 && kept;
    }

    Verdict verdict() {
        return isTooNew() ? Verdict.INCONCLUSIVE : found.verdict();
    }

    String reason() {
        if (found.verdict() != Verdict.NEW_TENDENCY) {
            return found.reason();
        }
        if (isTooNew()) {
            return "moved in one window, and whether it stays is not known yet: " + found.reason();
        }
        return found.reason() + (windows == 1 ? "; one window seen" : "; in " + windows + " windows in a row");
    }
}
