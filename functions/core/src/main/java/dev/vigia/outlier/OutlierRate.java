package dev.vigia.outlier;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.inference.RowId;
import dev.vigia.profile.OutlierLimit;
import dev.vigia.profile.OutlyingRow;
import dev.vigia.profile.OutlyingRow.Share;
import dev.vigia.profile.Profile;
import dev.vigia.profile.WindowNull;
import dev.vigia.stats.Dispersion;
import dev.vigia.stats.ExceedancePrediction;
import dev.vigia.stats.TestResult;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Whether more rows than before are unlike the baseline: over the score that one held-out row in a hundred passed. A fixed
 * share of rows is always the most outlying, so what is asked is whether the rate rose ({@link ExceedancePrediction}).
 *
 * @param grave the least rise of the rate that is critical
 */
record OutlierRate(double grave) implements Check {
    private static final int NAMED = 3;

    @Override
    public String name() {
        return "outlier-rate";
    }

    @Override
    public Family family() {
        return Family.OUTLIERS;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        OutlierLimit limit = input.baseline().outlierLimit();
        long scored = input.profile().outlierScores().finite();
        FindingDraft draft = FindingDraft.ofModel(name());
        if (limit.heldOut() == 0) {
            return List.of(draft.inconclusive("no baseline row was held out to say what is usual: the baseline has "
                    + Words.count(input.baseline().rows(), "row")));
        }
        if (scored == 0) {
            return List.of(draft.inconclusive("no row could be scored"));
        }
        Dispersion dispersion =
                input.windowNull().map(WindowNull::outlierDispersion).orElse(Dispersion.NONE);
        return List.of(judge(draft, limit, input, scored, dispersion));
    }

    /** None where the scores of held-out rows tie at the limit, so that no row of the baseline is over it. */
    private static double expected(OutlierLimit limit, Profile baseline) {
        return limit.rank() > 1 && baseline.outliers() == 0 ? 0 : limit.expectedRate();
    }

    private Finding judge(
            FindingDraft draft, OutlierLimit limit, CheckInput input, long scored, Dispersion dispersion) {
        Profile profile = input.profile();
        double level = input.level();
        double factor = dispersion.at(scored);
        ExceedancePrediction prediction =
                new ExceedancePrediction(fewer(limit.heldOut(), factor), fewer(limit.rank(), factor));
        long worth = dispersion.worth(scored);
        long most = dispersion.limit(prediction.upperLimit(worth, level), scored);
        double rate = (double) profile.outliers() / scored;
        double expected = expected(limit, input.baseline().profile());
        draft.observed(rate).expected(expected).effect(rate - expected);
        if (most >= scored) {
            return draft.inconclusive("too few rows to tell: " + Words.count(scored, "row") + " here, "
                    + Words.count(limit.heldOut(), "row") + " held out of the baseline");
        }
        draft.limit((double) most / scored).rows(rows(profile, limit), profile.outliers());
        long events = dispersion.events(profile.outliers(), scored);
        if (prediction.test(worth, events) instanceof TestResult.Defined test) {
            draft.pValue(test.pValue());
        }
        profile.outlierShares().stream()
                .limit(NAMED)
                .forEach(share -> draft.measure("share of " + share.feature(), OptionalDouble.of(share.share())));
        String words = Words.percent(rate) + " of the rows are unlike the baseline, " + Words.percent(expected)
                + " expected" + names(profile.outlierShares());
        boolean breached = profile.outliers() > most;
        if (!breached && most + 1 >= scored) {
            return draft.inconclusive("too few rows to tell: only if each of " + Words.count(scored, "row")
                    + " were unlike the baseline would it be seen");
        }
        return breached
                ? draft.breached(rate - expected >= grave ? Severity.CRITICAL : Severity.WARNING, words)
                : draft.passed(words);
    }

    private static long fewer(long count, double factor) {
        return (long) Math.ceil(count / factor);
    }

    private static List<RowId> rows(Profile profile, OutlierLimit limit) {
        return profile.topOutliers().stream()
                .filter(row -> row.score() > limit.score())
                .map(OutlyingRow::row)
                .toList();
    }

    private static String names(List<Share> shares) {
        return shares.isEmpty()
                ? ""
                : "; most by "
                        + shares.stream()
                                .limit(NAMED)
                                .map(share -> share.feature() + " (" + Words.percent(share.share()) + ")")
                                .collect(Collectors.joining(", "));
    }
}
