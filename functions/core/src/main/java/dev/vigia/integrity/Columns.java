package dev.vigia.integrity;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Outcome;
import dev.vigia.check.Words;
import dev.vigia.model.Role;
import dev.vigia.profile.ColumnProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks the same of every column that is concerned, and folds the answers that say nothing into one. */
final class Columns {
    /** A column of the window beside the baseline's. */
    record Pair(ColumnProfile window, ColumnProfile baseline) {
        String name() {
            return window.feature().name();
        }
    }

    /** The question; empty where the column has nothing to tell: it passed, and nothing was seen here or there. */
    interface Question {
        Optional<Finding> ask(Pair column, double level);
    }

    private Columns() {}

    /** Whether a feature enters the model or is kept beside it: all but predictions. */
    static boolean isInput(ColumnProfile column) {
        return column.feature().role() != Role.PREDICTION;
    }

    static boolean isPrediction(ColumnProfile column) {
        return column.feature().role() == Role.PREDICTION;
    }

    /**
     * The findings of a check; its level is shared equally among the columns. None if no column is concerned, or no row came.
     *
     * @param quietly what is said of the columns that have nothing to tell, before "in 12 features"
     */
    static List<Finding> ask(
            String check, String quietly, CheckInput input, Predicate<ColumnProfile> concerned, Question question) {
        if (input.profile().rows() == 0) {
            return List.of(); // silence speaks for all
        }
        List<ColumnProfile> columns =
                input.profile().columns().stream().filter(concerned).toList();
        List<Finding> told = new ArrayList<>();
        long quiet = 0;
        for (ColumnProfile column : columns) {
            Pair pair = pair(column, input);
            Optional<Finding> answer = question.ask(pair, input.level() / columns.size());
            answer.ifPresent(told::add);
            quiet += answer.isEmpty() ? 1 : 0;
        }
        if (quiet > 0) {
            told.add(FindingDraft.ofModel(check)
                    .observed(0)
                    .expected(0)
                    .passed(quietly + " in " + Words.count(quiet, "feature")));
        }
        return fold(check, told);
    }

    private static Pair pair(ColumnProfile column, CheckInput input) {
        ColumnProfile baseline =
                input.baseline().profile().column(column.feature().name()).orElseThrow();
        return new Pair(column, baseline);
    }

    /** Where no column could be judged for the same reason, says it once. */
    private static List<Finding> fold(String check, List<Finding> findings) {
        boolean same = findings.size() > 1
                && findings.stream()
                        .allMatch(finding -> finding.outcome() == Outcome.INCONCLUSIVE
                                && finding.reason().equals(findings.getFirst().reason()));
        return same
                ? List.of(FindingDraft.ofModel(check)
                        .inconclusive(findings.getFirst().reason()))
                : findings;
    }
}
