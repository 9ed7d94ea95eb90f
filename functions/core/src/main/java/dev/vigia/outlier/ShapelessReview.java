package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.Gathering;
import java.util.Optional;

/**
 * The verdict on a numeric feature that lies otherwise than in the baseline, where no line is told: the bulk left the bins, or its
 * shape is one that looks alike wherever it is cut, as a uniform or an exponential one.
 */
final class ShapelessReview {
    /** Where more lies far out it is no burst: the bulk itself may have left the bins, and what is in them tells little. */
    static final double MOST_BURST = 0.25;

    private static final double LEAST_MEDIAN = 0.5;
    private static final String BESIDE =
            "; a burst cannot be told from a move of all values in a feature of this shape";

    private final NumberProfile reference;
    private final NumberProfile window;
    private final Bulk before;
    private final Bulk now;
    private final Ranks ranks;

    ShapelessReview(NumberProfile reference, Bulk before, NumberProfile window, Bulk now, Ranks ranks) {
        this.reference = reference;
        this.window = window;
        this.before = before;
        this.now = now;
        this.ranks = ranks;
    }

    Reevaluation judge() {
        if (Proposal.isClean(reference, before, window, now)) {
            return Move.plain(before, now).isSeen() || before.isMiddleMoved(now)
                    ? tendency("the bulk moved")
                    : plain(Verdict.KEEP, "mean and deviation are the baseline's");
        }
        double beyond = (double) (window.below() + window.above()) / window.finite();
        if (!ranks.within().isSeen() && beyond > 0 && beyond <= MOST_BURST) {
            return plain(
                    Verdict.OUTLIER_BURST,
                    Words.percent(beyond)
                            + " of the values beyond the baseline's range, and those within lie as in the baseline");
        }
        return gathered()
                .orElseGet(() -> isMoved()
                        ? tendency("the bulk moved")
                        : plain(Verdict.INCONCLUSIVE, "the values lie otherwise than in the baseline" + BESIDE));
    }

    private Optional<Reevaluation> gathered() {
        return Gathering.of(before.inRange(), now.inRange())
                .filter(gathering -> gathering.share() <= MOST_BURST
                        && !Ranks.within(before, gathering.rest()).isSeen())
                .map(gathering -> plain(
                        Verdict.OUTLIER_BURST,
                        Words.percent(gathering.share())
                                + " of the values gather in one place, and the others lie as in the baseline"));
    }

    /** By the median, or by the quartiles' ranks further than a burst would push them. */
    private boolean isMoved() {
        double error = Math.sqrt(1 / now.size() + 1 / before.size());
        double median = Math.abs(quantile(window, .5) - quantile(reference, .5)) / before.unit();
        return median > Math.max(LEAST_MEDIAN, 5 * error) || before.isMiddleMoved(now);
    }

    private static double quantile(NumberProfile column, double q) {
        return column.quantile(q).orElse(0);
    }

    private Reevaluation plain(Verdict verdict, String reason) {
        return new Reevaluation(reference.feature().name(), verdict, reason, Proposal.NONE);
    }

    private Reevaluation tendency(String words) {
        return Tendency.of(reference, Proposal.of(reference, before, window, now), words);
    }
}
