package dev.vigia.monitor;

import dev.vigia.check.Advice;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Group;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.outlier.AdviceBesideGroups;
import dev.vigia.outlier.NewGroups;
import dev.vigia.outlier.OutlierReplay;
import dev.vigia.outlier.UnusualSample;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds to an outliers report that breached which new groups there are, and what proposals for preprocessing would do to its outlier rate. Rows are needed for that, not counts: those of the
 * window's newest requests, about {@value #ROWS} rows of them and no more than {@value #MOST_REQUESTS}.
 */
final class Grouping {
    private static final int ROWS = 20_000;
    private static final int MOST_REQUESTS = 5_000;

    private final WindowRows rows;

    Grouping(WindowRows rows) {
        this.rows = rows;
    }

    /**
     * The report with groups; as it is if it did not breach, or is of a window of more than a day ago.
     *
     * @param known groups that were found before
     * @throws StoreUnavailableException if the log cannot be read
     */
    Report group(Report report, CheckInput input, List<Group> known) {
        if (!WindowRows.isNews(input.window(), report.made()) || report.outcome() != Outcome.BREACHED) {
            return report;
        }
        try {
            return UnusualSample.of(input.baseline())
                    .map(sample -> {
                        read(input, sample);
                        List<Group> groups = NewGroups.of(
                                input.baseline(), sample, input.window().from(), known);
                        List<Advice> advice =
                                OutlierReplay.of(input.baseline(), input.profile(), sample, report.advice());
                        return report.grouping(groups)
                                .advising(AdviceBesideGroups.of(expected(input), sample, advice, groups));
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

    private static double expected(CheckInput input) {
        return input.baseline().outlierLimit().expectedRate();
    }

    private void read(CheckInput input, UnusualSample sample) {
        ProfileBuilder scores = Profile.builder(input.baseline());
        rows.newest(
                input,
                ROWS,
                MOST_REQUESTS,
                request -> scores.add(request, (row, score) -> sample.add(request.rows(), request.id(), row, score)));
    }
}
