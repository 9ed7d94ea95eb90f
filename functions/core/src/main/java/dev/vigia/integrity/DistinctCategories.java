package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.inference.RowId;
import dev.vigia.integrity.Columns.Pair;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.stats.SeenCategories;
import dev.vigia.stats.TestResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether far fewer of the baseline's categories came than its shares let expect ({@link SeenCategories}): a join that
 * lost its other side, a default in place of a code. More than the baseline has are new ones, which {@link NewCategory} asks
 * for. The effect is the share of the expected ones that did not come. Not asked of identifiers and free text, nor
 * where not all of the baseline's categories are counted by name.
 */
record DistinctCategories() implements Check {
    private static final double HALF = 0.5;

    @Override
    public String name() {
        return "distinct-count";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return Columns.ask(
                name(),
                "as many categories as expected",
                input,
                DistinctCategories::isConcerned,
                (column, level) -> ask(column, level, input.profile().sample()));
    }

    private static boolean isConcerned(ColumnProfile column) {
        return column instanceof CategoryProfile categories && Columns.isInput(column) && !categories.open();
    }

    private Optional<Finding> ask(Pair column, double level, List<RowId> sample) {
        if (!(column.window() instanceof CategoryProfile window
                        && column.baseline() instanceof CategoryProfile baseline)
                || window.present() == 0
                || baseline.rest() > 0) { // what is listed came often by chance, and comes less often again
            return Optional.empty();
        }
        SeenCategories prediction = SeenCategories.of(baseline.counts(), baseline.present(), window.present());
        long seen = Arrays.stream(window.counts()).filter(count -> count > 0).count();
        long fewest = prediction.fewest(level);
        if (seen >= fewest) {
            return Optional.empty();
        }
        double lost = 1 - seen / prediction.expected();
        FindingDraft draft = FindingDraft.of(name(), column.name())
                .observed((double) seen)
                .expected(prediction.expected())
                .limit((double) fewest)
                .effect(lost)
                .rows(sample, window.present());
        if (prediction.test(seen) instanceof TestResult.Defined test) {
            draft.pValue(test.pValue());
        }
        return Optional.of(draft.breached(
                lost >= HALF ? Severity.CRITICAL : Severity.WARNING,
                seen + " of the baseline's " + Words.count(baseline.categories().size(), "value") + ", "
                        + Words.number(prediction.expected()) + " or more expected in "
                        + Words.count(window.present(), "row")));
    }
}
