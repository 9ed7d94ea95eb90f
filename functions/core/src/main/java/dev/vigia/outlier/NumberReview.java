package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.AffineFit;
import dev.vigia.stats.BinnedSample;
import dev.vigia.stats.Gathering;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict on one numeric feature, from the line that makes the window's bulk of the baseline's. Ranks, which assume no shape, must
 * differ too: without that nothing is new. A column that stands still is no tendency, but a failure for integrity to find. Where the baseline's shape tells no line, {@link ShapelessReview} decides.
 */
final class NumberReview {
    private static final double LEAST_BURST_LOG = 0.1;
    private static final double LEAST_ZERO_CHANGE = 0.05;
    private static final double LEAST_MISFIT = 0.06;
    /** A line may account for this share more of the values than there are, beside chance. */
    private static final double MOST_MORE = 0.02;

    private static final double ERRORS = 3.3;
    private static final double ENOUGH_SHIFT = 0.2;
    private static final double ENOUGH_LOG_SCALE = 0.3;
    private static final int FEWEST = 100;
    /** Fewer far out are not a burst but a row or two. */
    private static final double LEAST_FAR = 0.005;
    /** The wide bins at the end of a long tail tell one of up to 47 where it is 9. */
    private static final double USUAL_KURTOSIS = 10;

    private final ColumnPair pair;
    private final NumberProfile reference;
    private final NumberProfile window;
    private final Bulk before;
    private final Bulk now;
    private final Ranks ranks;

    private NumberReview(NumberProfile reference, NumberProfile window) {
        this.reference = reference;
        this.window = window;
        pair = ColumnPair.of(reference, window);
        before = pair.before();
        now = pair.now();
        ranks = Ranks.of(pair);
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
        if (FlagReview.isFor(reference)) {
            return FlagReview.of(reference, window);
        }
        if (window.min().equals(window.max()) && !reference.min().equals(reference.max())) {
            return plain(reference, Verdict.INCONCLUSIVE, "all values here are the same: there is no spread to fit to");
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
        Optional<AffineFit> fit = fit(now.inRange()).filter(this::isPossible);
        return ranks.isSeen() ? fit.map(this::judge).orElseGet(this::shapeless) : unmoved(fit);
    }

    private Optional<AffineFit> fit(BinnedSample values) {
        boolean discrete = pair.isDiscrete();
        return discrete && before.isHeavy()
                ? Optional.empty()
                : AffineFit.of(before.inRange(), values, before.mean(), before.deviation(), discrete);
    }

    /** A line that accounts for more values than there are only seems to fit. */
    private boolean isPossible(AffineFit fit) {
        return fit.bulk() <= now.size() * (1 + MOST_MORE) + ERRORS * Math.sqrt(now.size());
    }

    /** No test sees a difference, whatever the shape; with few values it would not. */
    private Reevaluation unmoved(Optional<AffineFit> fit) {
        Optional<AffineFit> stays =
                fit.filter(line -> isTold(line) && !Move.of(line, before).isSeen());
        if (stays.filter(this::isWidened).isPresent()) {
            AffineFit line = stays.get();
            return plain(
                    reference,
                    Verdict.OUTLIER_BURST,
                    farOut(Math.max(0, 1 - line.bulk() / now.size())) + ", and " + words(line));
        }
        double least = ERRORS * pair.error();
        if (!(least < ENOUGH_SHIFT)) {
            return plain(
                    reference,
                    Verdict.INCONCLUSIVE,
                    "too few values to tell: less than " + Words.number(least) + " deviations would not be seen");
        }
        if (stays.filter(this::isNear).isPresent()) {
            return near(words(stays.get()));
        }
        return plain(reference, Verdict.KEEP, stays.map(this::words).orElse("the values lie as in the baseline"));
    }

    /** Of heavy tails the errors are so large that a move is never ruled out; there ranks decide. */
    private boolean isNear(AffineFit fit) {
        return !before.isHeavy() && Move.of(fit, before).isNear();
    }

    private Reevaluation near(String words) {
        return plain(reference, Verdict.INCONCLUSIVE, "too few values to tell whether it moved: " + words);
    }

    /** Ten values of a thousand at the end of a long tail are too few for ranks, and far enough for the deviation. */
    private boolean isWidened(AffineFit fit) {
        return !before.isHeavy()
                && burstLog(fit)
                        > burstLimit(Math.min(USUAL_KURTOSIS, before.inRange().kurtosis()))
                && pair.outermost() > LEAST_FAR;
    }

    private Reevaluation shapeless() {
        return new ShapelessReview(pair, ranks).judge();
    }

    /** Values that gather in one place within the range move what is fitted of few bins, and are a burst all the same. */
    private Optional<Reevaluation> gathered() {
        if (!pair.isDiscrete() || zerosMoved() || pair.areTiesLeft()) {
            return Optional.empty();
        }
        return Gathering.of(before.inRange(), now.inRange())
                .filter(gathering -> gathering.share() + pair.beyond() <= ShapelessReview.MOST_BURST)
                .flatMap(gathering -> fit(gathering.rest())
                        .filter(rest -> !Move.of(rest, before).isSeen())
                        .map(rest -> plain(
                                reference,
                                Verdict.OUTLIER_BURST,
                                Words.percent(gathering.share()) + " of the values gather in one place, and "
                                        + words(rest))));
    }

    private Reevaluation judge(AffineFit fit) {
        double burst = Math.max(0, 1 - fit.bulk() / now.size());
        String words = words(fit);
        boolean moved = Move.of(fit, before).isSeen();
        if (fit.misfit() > LEAST_MISFIT + 2 / Math.sqrt(fit.bulk()) + 2 / Math.sqrt(before.size())) {
            return Tendency.split(pair)
                    .orElseGet(() -> plain(
                            reference,
                            Verdict.NEW_TENDENCY,
                            "the bulk is of another shape, or split: no values proposed"));
        }
        if (moved && HeavierTails.are(pair, fit)) {
            return plain(
                    reference,
                    Verdict.NEW_TENDENCY,
                    Words.percent(pair.beyond())
                            + " of the values far out on both sides, and the others wider: of another shape, no values proposed");
        }
        boolean borneOut = ranks.within().isSeen() && (!before.isHeavy() || before.isMiddleMoved(now));
        if ((moved && borneOut) || zerosMoved()) {
            return gathered().orElseGet(() -> tendency(isTold(fit) ? words : "the bulk moved"));
        }
        if (moved || burst > ShapelessReview.MOST_BURST || before.isMiddleMoved(now)) {
            return shapeless();
        }
        if (burstLog(fit) > burstLimit(before.inRange().kurtosis())) {
            return isTold(fit) && isNear(fit)
                    ? near(farOut(burst) + ", and " + words)
                    : plain(reference, Verdict.OUTLIER_BURST, farOut(burst) + ", and " + words);
        }
        if (isTold(fit) && !isNear(fit)) {
            return plain(reference, Verdict.KEEP, words);
        }
        return CleanWindow.is(pair)
                ? shapeless()
                : plain(reference, Verdict.INCONCLUSIVE, "too few values to tell: " + words);
    }

    private Reevaluation tendency(String words) {
        return Tendency.of(pair, words);
    }

    /** Whether the fit's errors are small enough to quote it. */
    private static boolean isTold(AffineFit fit) {
        return ERRORS * fit.shiftError() < ENOUGH_SHIFT && ERRORS * fit.logScaleError() < ENOUGH_LOG_SCALE;
    }

    /** Counted where they lie beyond the range, else estimated from what the bulk does not account for. */
    private String farOut(double burst) {
        return pair.beyond() >= burst
                ? Words.percent(pair.beyond()) + " of the values beyond the baseline's range"
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
    private double burstLimit(double kurtosis) {
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
                Words.hundredths(fit.shift()),
                Math.exp(fit.logScale()));
    }
}
