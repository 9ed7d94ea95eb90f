package dev.vigia.multivariate;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.profile.PairNull;
import dev.vigia.profile.PairSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows hang together as in the baseline, from profiles, so that live windows can be asked: the correlations of
 * all pairs of features ({@link PairSums}), and the outlier score and the reconstruction error as columns; and, of windows of
 * which it is shown some rows ({@link #seeing}), whether a classifier can tell them from the baseline's. Each has an equal part
 * of the level. A correlation is breached if its p-value, corrected for all pairs, is below that <em>and</em> it moved by
 * the floor or more. Where it is known how hours vary, all are judged hour by hour by that; a column of which it was not
 * learned then is left out, and the classifier is told but does not decide until it is known how days vary ({@link DayLaw}). Else
 * rows are taken as independent, and the finding says so.
 *
 * <p>Nothing is found under a baseline that does not say how features hang together: one of fewer than 30 rows or two
 * features that vary, or one that was made before that was counted.
 */
public final class ProfiledDrift implements Check {
    private static final int NAMED = 3;

    private final double floor;
    private final double grave;
    private final @Nullable SampledRows rows;

    /**
     * A check with its limits.
     *
     * @param floor the least effect that is a breach, in [0, 1]: a change of a correlation, a Kolmogorov–Smirnov distance
     * @param grave the share of rows moved from which it is critical; a correlation's change moves its π-th part
     */
    public ProfiledDrift(double floor, double grave) {
        this(floor, grave, null);
    }

    private ProfiledDrift(double floor, double grave, @Nullable SampledRows rows) {
        if (!(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException("effect floor " + floor + ": expected 0 to 1");
        }
        this.floor = floor;
        this.grave = grave;
        this.rows = rows;
    }

    /** The same check of a window some of whose rows are known: a classifier is asked too. */
    public ProfiledDrift seeing(SampledRows sampled) {
        return new ProfiledDrift(floor, grave, sampled);
    }

    @Override
    public String name() {
        return MultivariateDrift.NAME;
    }

    @Override
    public Family family() {
        return Family.DRIFT;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return result(input).findings();
    }

    /** The findings with the pairs that changed. */
    public MultivariateResult result(CheckInput input) {
        return PairJudge.of(input)
                .map(pairs -> result(pairs, input))
                .orElse(new MultivariateResult(List.of(), List.of(), List.of(), List.of()));
    }

    private MultivariateResult result(PairJudge pairs, CheckInput input) {
        DerivedColumns columns = DerivedColumns.of(input);
        Optional<SampledClassifier> classifier =
                Optional.ofNullable(rows).map(known -> SampledClassifier.of(known, pairs.isTimed(), input));
        int parts = 1
                + columns.size()
                + (classifier.filter(SampledClassifier::decides).isPresent() ? 1 : 0);
        double alpha = input.level() / parts;
        List<Finding> findings = new ArrayList<>();
        List<Association> all = pairs.associations();
        List<Association> changed = all.stream()
                .filter(pair -> pair.logPValue() < Math.log(alpha) && pair.change() >= floor)
                .toList();
        findings.add(correlations(pairs, all, changed, alpha, input));
        findings.addAll(columns.judge(alpha, floor, grave));
        Optional<Finding> told = classifier.map(asked -> asked.finding(alpha, floor, grave));
        told.ifPresent(findings::add);
        return new MultivariateResult(
                findings,
                columns.left(),
                changed.subList(0, Math.min(MultivariateResult.MOST_PAIRS, changed.size())),
                told.filter(finding -> finding.outcome() == Outcome.BREACHED)
                        .flatMap(_ -> classifier)
                        .map(SampledClassifier::used)
                        .orElse(List.of()),
                columns.offPlane());
    }

    private Finding correlations(
            PairJudge pairs, List<Association> all, List<Association> changed, double alpha, CheckInput input) {
        FindingDraft draft =
                FindingDraft.ofModel(MultivariateDrift.CORRELATIONS).limit(floor);
        if (pairs.samples() == 0) {
            return draft.inconclusive("too few rows to compare correlations: "
                    + Words.count(input.profile().pairs().rows(), "row") + (pairs.isTimed() ? ", by hour," : "")
                    + " here, " + PairNull.LEAST_ROWS + " needed");
        }
        if (all.isEmpty()) {
            return draft.effect(0).passed("no two features that vary, here and in the baseline");
        }
        Association most = changed.isEmpty() ? all.getFirst() : changed.getFirst();
        draft.expected(most.baseline())
                .observed(most.window())
                .effect(most.change())
                .pValue(most.pValue())
                .adjustedPValue(most.pValue())
                .smallestDetectable(pairs.detectable(alpha))
                .measure("pairs-changed", OptionalDouble.of(changed.size()))
                .rows(input.profile().sample(), input.profile().pairs().rows());
        String words = words(changed.isEmpty() ? List.of(most) : changed) + by(pairs, all.size());
        return changed.isEmpty()
                ? draft.passed(words)
                : draft.breached(most.moved() >= grave ? Severity.CRITICAL : Severity.WARNING, words);
    }

    private static String words(List<Association> pairs) {
        String named = pairs.stream().limit(NAMED).map(Association::words).collect(Collectors.joining(", "));
        return pairs.size() <= NAMED ? named : named + ", and " + Words.count(pairs.size() - NAMED, "more pair");
    }

    private static String by(PairJudge pairs, int looked) {
        int left = pairs.baseline().left();
        return ", the most certain of " + Words.count(looked, "pair")
                + (left == 0 ? "" : " of the first " + pairs.baseline().columns() + " features (" + left + " left out)")
                + (pairs.isTimed() ? "; against how hours vary" : "; rows taken as independent");
    }
}
