package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.integrity.Columns.Pair;
import dev.vigia.integrity.RateRule.Rate;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.Oddity;
import dev.vigia.profile.WindowNull;
import dev.vigia.stats.Dispersion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Whether more of a column's cells are odd in one way than the baseline lets expect.
 *
 * @param name the check's word
 * @param oddity of which example rows are shown
 * @param concerned which columns it is asked of
 * @param count how many of a column's cells are so
 * @param dispersion how much more than that of independent rows the rate of a feature varies, by what was learned
 */
record CellRate(
        String name,
        RateRule rule,
        Oddity oddity,
        Predicate<ColumnProfile> concerned,
        ToLongFunction<ColumnProfile> count,
        BiFunction<WindowNull, String, Dispersion> dispersion)
        implements Check {
    /** A rate whose rows are taken as independent. */
    CellRate(
            String name,
            RateRule rule,
            Oddity oddity,
            Predicate<ColumnProfile> concerned,
            ToLongFunction<ColumnProfile> count) {
        this(name, rule, oddity, concerned, count, (learned, feature) -> Dispersion.NONE);
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return Columns.ask(
                name,
                "none " + rule.noun(),
                input,
                concerned,
                (column, level) -> ask(column, level, input.windowNull()));
    }

    private Optional<Finding> ask(Pair column, double level, Optional<WindowNull> learned) {
        Rate window = rate(column.window());
        Rate baseline = rate(column.baseline());
        FindingDraft draft = FindingDraft.of(name, column.name())
                .rows(window.never() ? List.of() : column.window().examples(oddity), window.events());
        Finding finding = rule.judge(
                draft,
                window,
                baseline,
                level,
                learned.map(known -> dispersion.apply(known, column.name())).orElse(Dispersion.NONE));
        boolean quiet = window.never() && baseline.never() && finding.limit() != null;
        return quiet ? Optional.empty() : Optional.of(finding);
    }

    private Rate rate(ColumnProfile column) {
        return new Rate(count.applyAsLong(column), column.rows());
    }
}
