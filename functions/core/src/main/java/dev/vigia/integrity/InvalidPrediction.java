package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.integrity.Columns.Pair;
import dev.vigia.integrity.RateRule.Rate;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Oddity;
import java.util.List;
import java.util.Optional;

/**
 * Whether predictions are invalid: missing, of a wrong type, NaN or infinite more often than the baseline lets expect, or a
 * single one outside [0, 1] where all of the baseline's are probabilities. No probability is, so that takes no level.
 * Critical.
 */
record InvalidPrediction() implements Check {
    private static final RateRule RULE = new RateRule("invalid", 0, 0);
    /** Fewer numbers may all lie in [0, 1] by chance. */
    private static final long LEAST_ROWS = 30;

    @Override
    public String name() {
        return "invalid-prediction";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return Columns.ask(name(), "none invalid", input, Columns::isPrediction, this::ask);
    }

    /** Whether a column is of predictions that are probabilities, by enough of the baseline's. */
    static boolean areProbabilities(ColumnProfile baseline) {
        return baseline instanceof NumberProfile numbers
                && numbers.areProbabilities()
                && numbers.finite() >= LEAST_ROWS;
    }

    private Optional<Finding> ask(Pair column, double level) {
        ColumnProfile window = column.window();
        FindingDraft draft = FindingDraft.of(name(), column.name());
        if (window.beyondLimit() > 0 && areProbabilities(column.baseline())) {
            return Optional.of(outside(draft, window));
        }
        Rate here = rate(window);
        Rate there = rate(column.baseline());
        draft.rows(here.never() ? List.of() : window.examples(example(window)), here.events());
        Finding finding = RULE.judge(draft, here, there, level);
        boolean quiet = here.never() && there.never() && finding.limit() != null;
        return quiet ? Optional.empty() : Optional.of(finding);
    }

    private static Finding outside(FindingDraft draft, ColumnProfile window) {
        double share = (double) window.beyondLimit() / window.rows();
        long others = rate(window).events();
        String also = others == 0 ? "" : "; " + Words.count(others, "row") + " with none that is a number";
        return draft.observed(share)
                .expected(0)
                .limit(0)
                .effect(share)
                .rows(window.examples(Oddity.BEYOND_LIMIT), window.beyondLimit())
                .breached(
                        Severity.CRITICAL,
                        Words.percent(share) + " outside 0 to 1, where all of the baseline's lie" + also);
    }

    private static Rate rate(ColumnProfile column) {
        return new Rate(column.missing() + column.wrongType() + IntegrityChecks.notFinite(column), column.rows());
    }

    /** Of what there is, the oddest. */
    private static Oddity example(ColumnProfile window) {
        if (IntegrityChecks.notFinite(window) > 0) {
            return Oddity.NOT_FINITE;
        }
        return window.wrongType() > 0 ? Oddity.WRONG_TYPE : Oddity.MISSING;
    }
}
