package dev.vigia.multivariate;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.inference.RowId;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the domain classifier says of a live window by a sample of its rows. Where rows are taken as independent it is asked as of two files,
 * and decides. Where it is known how hours vary, it is asked margins apart, for columns are judged by themselves and move from day to day
 * more than how they hang together; it decides once it is known what it says of days in which nothing changed ({@link DayLaw}). Till then it
 * is told: days of rows that follow one another are told from the baseline all the same.
 */
final class SampledClassifier {
    private final SampledRows rows;
    private final boolean timed;
    private final int looked;
    private final @Nullable Asked asked;

    /**
     * The classifier's two answers.
     *
     * @param apart margins apart
     * @param whole by whole rows; where rows are not independent the same as the other
     */
    private record Asked(DomainClassifier apart, DomainClassifier whole) {}

    private SampledClassifier(SampledRows rows, boolean timed, int looked, @Nullable Asked asked) {
        this.rows = rows;
        this.timed = timed;
        this.looked = looked;
        this.asked = asked;
    }

    /** @param timed whether it is known how hours vary, so that rows are not taken as independent */
    static SampledClassifier of(SampledRows rows, boolean timed, CheckInput input) {
        DayLaw days = rows.days();
        int most = timed && days != null ? days.mostRows() : BaselineSample.MOST_ROWS;
        int looked = Math.min(most, rows.window().size());
        boolean enough = Math.min(rows.baseline().size(), looked) >= MultivariateDrift.LEAST_ROWS;
        long seed = input.window().from().getEpochSecond();
        return new SampledClassifier(rows, timed, looked, enough ? ask(rows, timed, looked, seed) : null);
    }

    private static Asked ask(SampledRows rows, boolean timed, int looked, long seed) {
        Pooled pooled = Pooled.of(rows.baseline(), rows.window());
        DomainClassifier apart = DomainClassifier.withoutMargins(pooled, BaselineSample.MOST_ROWS, looked, seed);
        return new Asked(apart, timed ? apart : DomainClassifier.of(pooled, BaselineSample.MOST_ROWS, seed));
    }

    /** Whether it takes part of the level. */
    boolean decides() {
        return asked != null && (!timed || rows.days() != null);
    }

    /** The features by which it tells rows apart; none if there were too few rows. */
    List<UsedFeature> used() {
        return asked == null ? List.of() : asked.whole().used();
    }

    /**
     * What it says.
     *
     * @param alpha the level that it has, if it decides
     */
    Finding finding(double alpha, double floor, double grave) {
        if (asked == null) {
            return FindingDraft.ofModel(MultivariateDrift.DOMAIN_CLASSIFIER)
                    .inconclusive("too few rows to tell apart: "
                            + Words.count(rows.window().size(), "row")
                            + " of this window in the log, "
                            + Words.count(rows.baseline().size(), "row")
                            + " of the baseline, " + MultivariateDrift.LEAST_ROWS + " needed of each");
        }
        Part.Judged judged =
                new ClassifierShift(asked.whole(), !timed, looked, timed ? rows.days() : null).judge(alpha);
        FindingDraft draft = judged.draft()
                .measure(
                        MultivariateDrift.AUC_APART,
                        OptionalDouble.of(asked.apart().auc()))
                .observed(judged.effect())
                .effect(judged.effect())
                .rows(examples(asked.whole()), looked);
        if (!decides()) {
            return draft.passed(judged.words() + "; decides nothing, since it is not known yet how days vary");
        }
        draft.expected(0).limit(floor).pValue(Math.exp(judged.logPValue()));
        String words = judged.words() + (timed ? "" : "; rows taken as independent");
        return judged.logPValue() < Math.log(alpha) && judged.effect() >= floor
                ? draft.breached(judged.effect() >= grave ? Severity.CRITICAL : Severity.WARNING, words)
                : draft.passed(words);
    }

    private List<RowId> examples(DomainClassifier told) {
        return told.telling().stream().map(rows.ids()::get).toList();
    }
}
