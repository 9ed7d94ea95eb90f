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

    private final ColumnPair pair;
    private final NumberProfile reference;
    private final Bulk before;
    private final Bulk now;
    private final Ranks ranks;

    ShapelessReview(ColumnPair pair, Ranks ranks) {
        this.pair = pair;
        reference = pair.reference();
        before = pair.before();
        now = pair.now();
        this.ranks = ranks;
    }

    Reevaluation judge() {
        if (CleanWindow.is(pair)) {
            return Move.plain(before, now).isSeen() || before.isMiddleMoved(now)
                    ? gathered(pair.beyond()).orElseGet(() -> tendency("the bulk moved"))
                    : plain(Verdict.KEEP, "mean and deviation are the baseline's");
        }
        double beyond = pair.beyond();
        if (!ranks.within().isSeen() && beyond > 0 && beyond <= MOST_BURST) {
            return plain(
                    Verdict.OUTLIER_BURST,
                    Words.percent(beyond)
                            + " of the values beyond the baseline's range, and those within lie as in the baseline");
        }
        return gathered(0)
                .orElseGet(() -> isMoved()
                        ? tendency("the bulk moved")
                        : Tendency.split(pair)
                                .orElseGet(() -> plain(
                                        Verdict.INCONCLUSIVE,
                                        "the values lie otherwise than in the baseline" + BESIDE)));
    }

    /** @param least the share that must gather in one place: less than lies beyond the range does not tell what moved */
    private Optional<Reevaluation> gathered(double least) {
        return Gathering.of(before.inRange(), now.inRange())
                .filter(gathering -> gathering.share() >= least
                        && gathering.share() + pair.beyond() <= MOST_BURST
                        && !Ranks.within(before, gathering.rest()).isSeen())
                .map(gathering -> plain(
                        Verdict.OUTLIER_BURST,
                        Words.percent(gathering.share())
                                + " of the values gather in one place, and the others lie as in the baseline"));
    }

    /** By the median, or by the quartiles' ranks further than a burst would push them. */
    private boolean isMoved() {
        double median = Math.abs(quantile(pair.window(), .5) - quantile(reference, .5)) / before.unit();
        return median > Math.max(LEAST_MEDIAN, 5 * pair.error()) || before.isMiddleMoved(now);
    }

    private static double quantile(NumberProfile column, double q) {
        return column.quantile(q).orElse(0);
    }

    private Reevaluation plain(Verdict verdict, String reason) {
        return new Reevaluation(reference.feature().name(), verdict, reason, Proposal.NONE);
    }

    private Reevaluation tendency(String words) {
        return Tendency.of(pair, words);
    }
}
