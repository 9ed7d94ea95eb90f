package dev.vigia.monitor;

import dev.vigia.check.Advice;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Group;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.outlier.NewGroups;
import dev.vigia.outlier.OutlierReplay;
import dev.vigia.outlier.UnusualSample;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds to an outliers report that breached which new groups there are, and what proposals for preprocessing would do to its outlier rate. Rows are needed for that, not counts: the window's
 * newest requests are read from the log again, about {@value #ROWS} rows of them and no more than {@value #MOST_REQUESTS}.
 */
final class Grouping {
    private static final int ROWS = 20_000;
    private static final int MOST_REQUESTS = 5_000;
    /** In windows that ended longer ago it is not looked for: they are a backlog, and no news (DATA.md). */
    private static final Duration NEWS = Duration.ofDays(1);

    private final InferenceLog log;

    Grouping(InferenceLog log) {
        this.log = log;
    }

    /**
     * The report with groups; as it is if it did not breach, or is of a window of more than a day ago.
     *
     * @param known groups that were found before
     * @throws StoreUnavailableException if the log cannot be read
     */
    Report group(Report report, CheckInput input, List<Group> known) {
        boolean old = input.window().to().isBefore(report.made().minus(NEWS));
        if (old || report.outcome() != Outcome.BREACHED) {
            return report;
        }
        try {
            return UnusualSample.of(input.baseline())
                    .map(sample -> {
                        read(input, sample);
                        return report.grouping(NewGroups.of(
                                        input.baseline(), sample, input.window().from(), known))
                                .advising(OutlierReplay.of(input.baseline(), input.profile(), sample, report.advice()));
                    })
                    .orElse(report);
        } catch (StoreUnavailableException later) {
            throw later; // the window is checked again
        } catch (RuntimeException failed) {
            List<Advice> advice = new ArrayList<>(report.advice());
            advice.add(Advice.failed("the search for new groups", failed));
            return report.advising(advice);
        }
    }

    private void read(CheckInput input, UnusualSample sample) {
        Profile profile = input.profile();
        long requests = Math.ceilDiv(ROWS * profile.requests(), Math.max(1, profile.rows()));
        List<LoggedRequest> newest = log.newest(
                input.model().name(), input.window().from(), input.window().to(), (int)
                        Math.clamp(requests, 1L, MOST_REQUESTS));
        ProfileBuilder scores = Profile.builder(input.baseline());
        for (LoggedRequest request : newest) {
            if (request.version().equals(input.baseline().version())) {
                scores.add(request, (row, score) -> sample.add(request.rows(), request.id(), row, score));
            }
        }
    }
}
