package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.integrity.Columns.Pair;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.Oddity;
import dev.vigia.stats.RatePrediction;
import dev.vigia.stats.TestResult;
import java.util.List;
import java.util.Optional;

/** Whether a feature that the baseline has is not sent at all any more. Critical. */
record MissingFeature() implements Check {
    @Override
    public String name() {
        return "missing-feature";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return Columns.ask(name(), "none left out", input, Columns::isInput, this::ask);
    }

    private Optional<Finding> ask(Pair column, double level) {
        ColumnProfile window = column.window();
        if (window.rows() == 0 || window.absent() < window.rows()) {
            return Optional.empty();
        }
        RatePrediction prediction =
                new RatePrediction(column.baseline().absent(), column.baseline().rows());
        double p =
                prediction.rise(window.rows(), window.absent()) instanceof TestResult.Defined test ? test.pValue() : 1;
        double expected =
                (double) column.baseline().absent() / column.baseline().rows();
        FindingDraft draft = FindingDraft.of(name(), column.name())
                .observed(1)
                .expected(expected)
                .pValue(p)
                .effect(1 - expected)
                .rows(window.examples(Oddity.MISSING), window.rows());
        String words = "not sent in any of " + Words.count(window.rows(), "row") + ", absent in "
                + Words.percent(expected) + " of the baseline";
        return Optional.of(p < level ? draft.breached(Severity.CRITICAL, words) : draft.passed(words));
    }
}
