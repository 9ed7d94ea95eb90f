package dev.vigia.multivariate;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.profile.Derived;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether rows hang together as in the baseline, in four ways: the outlier score and the reconstruction error as columns,
 * the correlations of all pairs of columns, and a classifier of rows. Those that can be asked share the level equally; each
 * is breached if its p-value is below its share <em>and</em> its effect reaches the floor. So a change of a correlation is
 * found whose margins are as they were. Rows are taken as independent.
 *
 * <p>What cannot be asked of so few rows is left out; where nothing can, the check is inconclusive. Where fewer than two
 * features vary there is nothing beyond single columns, and the check passes.
 */
public final class MultivariateDrift implements Check {
    /** The word of the check. */
    public static final String NAME = "multivariate";

    /** The word of the finding of outlier scores. */
    public static final String OUTLIER_SCORE = "outlier-score";
    /** The word of the finding of reconstruction errors. */
    public static final String RECONSTRUCTION_ERROR = "reconstruction-error";
    /** The word of the finding of pairs. */
    public static final String CORRELATIONS = "correlations";
    /** The word of the finding of the classifier. */
    public static final String DOMAIN_CLASSIFIER = "domain-classifier";

    /** The measure of a live window's classifier that does not see what moved in one feature alone. */
    public static final String AUC_APART = "auc-apart";

    /** The words of its findings, in order. */
    public static final List<String> PARTS =
            List.of(OUTLIER_SCORE, RECONSTRUCTION_ERROR, CORRELATIONS, DOMAIN_CLASSIFIER);

    /** Rows of either sample below which nothing is said, as with single columns. */
    static final int LEAST_ROWS = 30;

    private final JointRows baseline;
    private final JointRows window;
    private final double floor;
    private final double grave;
    private final long seed;

    /**
     * Compares two samples of rows of one schema.
     *
     * @param floor the least effect that is a breach, in [0, 1]: a Kolmogorov–Smirnov distance, a change of a correlation, 2 AUC − 1
     * @param grave the effect from which it is critical
     * @param seed chooses the rows that are fitted and held out
     */
    public MultivariateDrift(JointRows baseline, JointRows window, double floor, double grave, long seed) {
        if (!(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException("effect floor " + floor + ": expected 0 to 1");
        }
        this.baseline = baseline;
        this.window = window;
        this.floor = floor;
        this.grave = grave;
        this.seed = seed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Family family() {
        return Family.DRIFT;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return result(input).findings();
    }

    /** The findings with what belongs to them. */
    public MultivariateResult result(CheckInput input) {
        if (Math.min(baseline.size(), window.size()) < LEAST_ROWS) {
            return only(FindingDraft.ofModel(NAME)
                    .inconclusive("too few rows to compare jointly: " + Words.count(window.size(), "row") + " here, "
                            + Words.count(baseline.size(), "row") + " in the baseline, " + LEAST_ROWS
                            + " needed of each"));
        }
        Pooled pooled = Pooled.of(baseline, window);
        List<Score> scores = Scores.of(pooled);
        if (scores.stream().mapToInt(Score::feature).distinct().count() < 2) {
            return only(FindingDraft.ofModel(NAME)
                    .effect(0)
                    .passed("fewer than two features vary: there is nothing beyond single columns"));
        }
        return judge(new Asked(input, pooled, scores));
    }

    private static MultivariateResult only(Finding finding) {
        return new MultivariateResult(List.of(finding), List.of(), List.of(), List.of());
    }

    /** Which ways there are, at these rows. */
    private final class Asked {
        private final List<Part> parts = new ArrayList<>();
        private final List<Finding> left = new ArrayList<>();
        private final double level;

        Asked(CheckInput input, Pooled pooled, List<Score> scores) {
            level = input.level();
            ColumnShift.of(Derived.OUTLIER_SCORE, input, LEAST_ROWS)
                    .map(ColumnShift::perhapsOwn)
                    .ifPresentOrElse(parts::add, () -> leave(OUTLIER_SCORE, "fewer than 30 rows with a score"));
            ReconstructionError.of(pooled, scores, LEAST_ROWS, seed)
                    .map(ColumnShift::of)
                    .ifPresentOrElse(
                            parts::add, () -> leave(RECONSTRUCTION_ERROR, "too few rows to hold some out, or columns"));
            Associations.Result pairs = Associations.of(pooled, scores);
            if (pairs.pairs() > 0) {
                parts.add(new CorrelationShift(pairs, pooled.baselineRows(), pooled.windowRows()));
            } else {
                leave(CORRELATIONS, "no pair of features that varies in both samples");
            }
            parts.add(new ClassifierShift(
                    DomainClassifier.of(pooled, DomainClassifier.MOST_ROWS, seed), true, pooled.windowRows(), null));
        }

        private void leave(String part, String reason) {
            left.add(FindingDraft.ofModel(part).inconclusive(reason));
        }
    }

    private MultivariateResult judge(Asked asked) {
        double alpha = asked.level / asked.parts.size();
        List<Finding> findings = new ArrayList<>();
        List<Association> changed = List.of();
        List<UsedFeature> used = List.of();
        for (Part part : asked.parts) {
            Finding finding = finding(part, alpha, asked.parts.size());
            findings.add(finding);
            boolean breached = finding.outcome() == Outcome.BREACHED;
            switch (part) {
                case CorrelationShift pairs -> changed = breached ? pairs.changed(alpha, floor) : List.of();
                case ClassifierShift classifier ->
                    used = breached ? classifier.classifier().used() : List.of();
                case ColumnShift column -> {}
                case HourlyShift hours -> {}
            }
        }
        return new MultivariateResult(findings, asked.left, changed, used);
    }

    private Finding finding(Part part, double alpha, int parts) {
        Part.Judged judged = part.judge(alpha);
        double adjusted = Math.min(0, judged.logPValue() + Math.log(parts));
        FindingDraft draft = judged.draft()
                .limit(floor)
                .expected(0)
                .observed(judged.effect())
                .effect(judged.effect())
                .pValue(Math.exp(judged.logPValue()))
                .adjustedPValue(Math.exp(adjusted))
                .rows(List.of(), window.seen());
        String words = judged.words() + "; " + part.by();
        return judged.logPValue() < Math.log(alpha) && judged.effect() >= floor
                ? draft.breached(judged.effect() >= grave ? Severity.CRITICAL : Severity.WARNING, words)
                : draft.passed(words);
    }
}
