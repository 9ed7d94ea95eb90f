package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.AffineFit;
import dev.vigia.stats.BinnedSample;
import dev.vigia.stats.Gathering;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The verdict on one numeric feature, from the line that makes the window's bulk of the baseline's. */
final class NumberReview {
    /** What counts as moved, in the baseline's deviations, and the same of the logarithm of the scale. */
    private static final double LEAST_SHIFT = 0.12;

    private static final double LEAST_LOG_SCALE = 0.04;
    private static final double LEAST_BURST_LOG = 0.1;
    private static final double LEAST_ZERO_CHANGE = 0.05;
    private static final double LEAST_MISFIT = 0.06;
    /** Where more lies far out it is no burst: the bulk itself may have left the bins, and what is in them tells little. */
    private static final double MOST_BURST = 0.25;

    private static final double ERRORS = 3.3;
    private static final double SCALE_ERRORS = 2.7;
    private static final double ENOUGH_SHIFT = 0.2;
    private static final double ENOUGH_LOG_SCALE = 0.3;
    private static final int FEWEST = 100;

    private final NumberProfile reference;
    private final NumberProfile window;
    private final Bulk before;
    private final Bulk now;

    private NumberReview(NumberProfile reference, NumberProfile window) {
        this.reference = reference;
        this.window = window;
        boolean zerosApart = Bulk.zerosApart(reference);
        before = Bulk.of(reference, zerosApart);
        now = Bulk.of(window, zerosApart);
    }

    static Reevaluation of(NumberProfile reference, NumberProfile window) {
        if (Math.min(reference.finite(), window.finite()) < FEWEST) {
            return plain(
                    reference,
                    Verdict.INCONCLUSIVE,
                    "too few values to tell: "
                            + Words.count(window.finite(), "value") + " here, " + reference.finite()
                            + " in the baseline, "
                            + FEWEST + " needed of each");
        }
        NumberReview review = new NumberReview(reference, window);
        return Math.min(review.before.size(), review.now.size()) < FEWEST || !(review.before.deviation() > 0)
                ? review.withoutBulk()
                : review.judge();
    }

    private static Reevaluation plain(NumberProfile column, Verdict verdict, String reason) {
        return new Reevaluation(column.feature().name(), verdict, reason, Proposal.NONE);
    }

    private Reevaluation withoutBulk() {
        boolean same = reference.deviation().orElse(1) == 0
                && window.deviation().orElse(1) == 0
                && window.min().equals(reference.min());
        return same
                ? plain(reference, Verdict.KEEP, "the same constant")
                : plain(reference, Verdict.INCONCLUSIVE, "no spread in the baseline, or too few values but zeros");
    }

    private Reevaluation judge() {
        return fit(now.inRange()).map(this::judge).orElseGet(this::beyond);
    }

    private Optional<AffineFit> fit(BinnedSample values) {
        return AffineFit.of(before.inRange(), values, before.mean(), before.deviation(), Bulk.isDiscrete(reference));
    }

    private static boolean moved(AffineFit fit) {
        return Math.abs(fit.shift()) > Math.max(LEAST_SHIFT, ERRORS * fit.shiftError())
                || Math.abs(fit.logScale()) > Math.max(LEAST_LOG_SCALE, SCALE_ERRORS * fit.logScaleError());
    }

    /** Values that gather in one place within the range move what is fitted of few bins, and are a burst all the same. */
    private Optional<Reevaluation> gathered() {
        if (!Bulk.isDiscrete(reference) || zerosMoved()) {
            return Optional.empty();
        }
        return Gathering.of(before.inRange(), now.inRange())
                .filter(gathering -> gathering.share() <= MOST_BURST)
                .flatMap(gathering -> fit(gathering.rest())
                        .filter(rest -> !moved(rest))
                        .map(rest -> new Reevaluation(
                                name(),
                                Verdict.OUTLIER_BURST,
                                Words.percent(gathering.share()) + " of the values gather in one place, and "
                                        + words(rest),
                                Proposal.NONE)));
    }

    private Reevaluation judge(AffineFit fit) {
        double burst = Math.max(0, 1 - fit.bulk() / now.size());
        String words = words(fit);
        boolean moved = moved(fit);
        boolean burstSeen = burstLog(fit) > burstLimit();
        if (fit.misfit() > LEAST_MISFIT + 2 / Math.sqrt(fit.bulk()) + 2 / Math.sqrt(before.size())) {
            return new Reevaluation(
                    name(),
                    Verdict.NEW_TENDENCY,
                    "the bulk is split or of another shape: no values proposed",
                    Proposal.NONE);
        }
        if (moved || zerosMoved()) {
            return gathered().orElseGet(() -> tendency(isTold(fit) ? words : "the bulk moved"));
        }
        if (burst > MOST_BURST) {
            return beyond();
        }
        if (burstSeen) {
            return new Reevaluation(
                    name(), Verdict.OUTLIER_BURST, farOut(Math.max(0, burst)) + ", and " + words, Proposal.NONE);
        }
        return isTold(fit)
                ? plain(reference, Verdict.KEEP, words)
                : plain(reference, Verdict.INCONCLUSIVE, "too few values to tell: " + words);
    }

    /** Whether the fit's errors are small enough to quote it. */
    private static boolean isTold(AffineFit fit) {
        return ERRORS * fit.shiftError() < ENOUGH_SHIFT && ERRORS * fit.logScaleError() < ENOUGH_LOG_SCALE;
    }

    /** Counted where they lie beyond the range, else estimated from what the bulk does not account for. */
    private String farOut(double burst) {
        double beyond = (double) (window.below() + window.above()) / window.finite();
        return beyond >= burst
                ? Words.percent(beyond) + " of the values beyond the baseline's range"
                : Words.percent(burst) + " of the values far out";
    }

    /** How much wider the plain deviation is than the bulk's, as a logarithm. */
    private double burstLog(AffineFit fit) {
        double centre = before.mean() + fit.shift() * before.deviation();
        double off = now.mean() - centre;
        return 0.5 * Math.log(now.deviation() * now.deviation() + off * off)
                - Math.log(before.deviation())
                - fit.logScale();
    }

    /** Chance alone widens by less: the deviation's error, from the baseline's kurtosis as far as its bins tell. */
    private double burstLimit() {
        double kurtosis = before.inRange().kurtosis();
        return Math.max(
                LEAST_BURST_LOG,
                ERRORS * Math.sqrt((Math.max(3, kurtosis) - 1) / 4 * (1 / now.size() + 1 / before.size())));
    }

    private boolean zerosMoved() {
        double was = before.zeros() / reference.finite();
        double is = now.zeros() / window.finite();
        double error = Math.sqrt(was * (1 - was) * (1.0 / reference.finite() + 1.0 / window.finite()));
        return Math.abs(is - was) > Math.max(LEAST_ZERO_CHANGE, ERRORS * error);
    }

    private String words(AffineFit fit) {
        return String.format(
                Locale.ROOT,
                "the bulk's mean moved %.2f deviations, its scale × %.2f",
                fit.shift(),
                Math.exp(fit.logScale()));
    }

    /** The bulk left the bins, or its shape does not tell: the plain statistics speak only where nothing lies far out. */
    private Reevaluation beyond() {
        double shift = (now.mean() - before.mean()) / before.deviation();
        double logScale = Math.log(now.deviation() / before.deviation());
        double error = Math.sqrt(1 / now.size() + 1 / before.size());
        boolean clean = Proposal.isClean(reference, before, window, now);
        boolean medianMoved =
                Math.abs(window.quantile(.5).orElse(0) - reference.quantile(.5).orElse(0))
                        > Math.max(0.5, 5 * error) * before.deviation();
        if (clean && Math.abs(shift) <= LEAST_SHIFT && Math.abs(logScale) <= LEAST_LOG_SCALE) {
            return plain(reference, Verdict.KEEP, "mean and deviation are the baseline's");
        }
        if (!medianMoved) {
            return plain(
                    reference, Verdict.INCONCLUSIVE, "the baseline's bins and shape do not tell a burst from a move");
        }
        return tendency("the bulk left the baseline's bins");
    }

    private Reevaluation tendency(String words) {
        Proposal proposed = Proposal.of(reference, before, window, now);
        String reason = proposed.isSome()
                ? words(proposed.attributes().getOrDefault("StandardScaler", Map.of()))
                        .orElse(words)
                : words + "; values far out cannot be told from the bulk: no values proposed";
        return new Reevaluation(name(), Verdict.NEW_TENDENCY, reason, proposed);
    }

    /** What is proposed beside the plain statistics of the baseline. */
    private Optional<String> words(Map<String, Double> scaler) {
        double mean = scaler.getOrDefault("mean_", Double.NaN);
        double scale = scaler.getOrDefault("scale_", Double.NaN);
        double was = reference.deviation().orElse(0);
        return was > 0 && Double.isFinite(mean + scale)
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the mean moved %.2f deviations, the scale × %.2f",
                        (mean - reference.mean().orElseThrow()) / was,
                        scale / was))
                : Optional.empty();
    }

    private String name() {
        return reference.feature().name();
    }
}
