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
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.RatePrediction;
import dev.vigia.stats.TestResult;
import java.util.List;
import java.util.Optional;

/**
 * Whether all values are one, where the baseline's rate of that value (at most: of its bin) does not explain it. The
 * effect is the share by which that value rose. Not asked of identifiers and free text.
 */
record ConstantFeature() implements Check {
    @Override
    public String name() {
        return "constant-feature";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return Columns.ask(
                name(),
                "no constant",
                input,
                ConstantFeature::isConcerned,
                (column, level) -> ask(column, level, input.profile().sample()));
    }

    private static boolean isConcerned(ColumnProfile column) {
        return switch (column) {
            case NumberProfile any -> true;
            case CategoryProfile categories -> !categories.open();
        };
    }

    private Optional<Finding> ask(Pair column, double level, List<RowId> sample) {
        long n = values(column.window());
        long m = values(column.baseline());
        if (n < 2 || !isConstant(column.window())) {
            return Optional.empty();
        }
        long same = Math.min(m, baselineCount(column));
        double p = new RatePrediction(same, m).rise(n, n) instanceof TestResult.Defined test ? test.pValue() : 1;
        double expected = m == 0 ? 0 : (double) same / m;
        FindingDraft draft = FindingDraft.of(name(), column.name())
                .observed(1)
                .expected(expected)
                .pValue(p)
                .effect(1 - expected)
                .rows(sample, n);
        String words = "one value in all of " + Words.count(n, "row") + ", " + Words.percent(expected)
                + " of the baseline has it";
        boolean grave = 1 - expected >= RateRule.GRAVE;
        return Optional.of(
                p < level ? draft.breached(grave ? Severity.CRITICAL : Severity.WARNING, words) : draft.passed(words));
    }

    private static long values(ColumnProfile column) {
        return switch (column) {
            case NumberProfile numbers -> numbers.finite();
            case CategoryProfile categories -> categories.present();
        };
    }

    private static boolean isConstant(ColumnProfile column) {
        return switch (column) {
            case NumberProfile numbers -> numbers.min().equals(numbers.max());
            case CategoryProfile categories ->
                largest(categories.counts()) == categories.present()
                        || (categories.newTotal() == categories.present()
                                && categories.newCategories().size() == 1);
        };
    }

    /** How many of the baseline's values lie where all of the window's do. */
    private static long baselineCount(Pair column) {
        long[] window = cells(column.window());
        long[] baseline = cells(column.baseline());
        long count = 0;
        for (int i = 0; i < window.length; i++) {
            count += window[i] > 0 ? baseline[i] : 0;
        }
        return count;
    }

    private static long[] cells(ColumnProfile column) {
        return switch (column) {
            case NumberProfile numbers -> numbers.cellCounts();
            case CategoryProfile categories -> categories.counts();
        };
    }

    private static long largest(long[] counts) {
        long largest = 0;
        for (long count : counts) {
            largest = Math.max(largest, count);
        }
        return largest;
    }
}
