package dev.vigia.monitor;

import dev.vigia.check.Advice;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Report;
import dev.vigia.check.Verdict;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.outlier.PreprocessingReview;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Adds to an outliers report what became of preprocessing's statistics. Windows before are read, where they are stored,
 * only if this one alone does not say that all is as it was.
 */
final class Advising {
    /** The window and those just before it. */
    private static final int WINDOWS = 3;

    private final ProfileStore store;

    Advising(ProfileStore store) {
        this.store = store;
    }

    /**
     * The report with advice; as it is if there are no rows.
     *
     * @throws StoreUnavailableException if windows before cannot be read
     */
    Report advise(Report report, CheckInput input) {
        if (input.profile().rows() == 0) {
            return report;
        }
        List<Advice> advice;
        try {
            advice = review(input).stream().map(Advice::brief).toList();
        } catch (StoreUnavailableException later) {
            throw later; // the window is checked again
        } catch (RuntimeException failed) {
            advice = List.of(Advice.failed("the review", failed));
        }
        return report.advising(advice);
    }

    private List<Advice> review(CheckInput input) {
        List<Advice> alone = PreprocessingReview.of(input.baseline(), List.of(input.profile()));
        Predicate<Advice> settled =
                advice -> advice.verdict() == Verdict.KEEP || advice.verdict() == Verdict.OUTLIER_BURST;
        if (alone.stream().allMatch(settled)) {
            return alone;
        }
        List<Profile> windows =
                Stream.concat(before(input), Stream.of(input.profile())).toList();
        return windows.size() == 1 ? alone : PreprocessingReview.of(input.baseline(), windows);
    }

    /** Oldest first. A window of another cadence, or before there was one, is none of them. */
    private Stream<Profile> before(CheckInput input) {
        Baseline baseline = input.baseline();
        return Stream.iterate(input.window().previous(), Window::previous)
                .limit(WINDOWS - 1L)
                .takeWhile(window -> isOutliersWindow(input.model(), window))
                .map(window -> store.get(baseline.version(), baseline.id(), window))
                .takeWhile(Optional::isPresent)
                .map(packed -> Profile.unpack(packed.get(), baseline))
                .toList()
                .reversed()
                .stream();
    }

    private static boolean isOutliersWindow(Model model, Window window) {
        if (window.from().isBefore(model.cadence().entries().getFirst().from())) {
            return false;
        }
        Cadence cadence = model.cadence().at(window.from());
        Duration length = cadence.outliers();
        return length.equals(window.length());
    }
}
