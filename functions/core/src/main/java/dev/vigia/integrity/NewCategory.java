package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.integrity.Columns.Pair;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.Oddity;
import dev.vigia.stats.GoodTuring;
import dev.vigia.stats.TestResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether more rows hold a category that the baseline does not have than its rare categories let expect
 * ({@link GoodTuring}). Not asked of columns with a list set by hand, of identifiers, nor of free text.
 */
record NewCategory() implements Check {
    private static final int NAMED = 3;

    @Override
    public String name() {
        return "new-category";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return Columns.ask(name(), "no new category", input, NewCategory::isConcerned, this::ask);
    }

    private static boolean isConcerned(ColumnProfile column) {
        return column instanceof CategoryProfile categories
                && !categories.open()
                && column.feature().constraints().categories().isEmpty();
    }

    private Optional<Finding> ask(Pair column, double level) {
        if (!(column.window() instanceof CategoryProfile window
                        && column.baseline() instanceof CategoryProfile baseline)
                || window.present() == 0) {
            return Optional.empty();
        }
        Finding finding = judge(window, baseline, level);
        return Optional.of(finding).filter(any -> window.newTotal() > 0 || any.limit() == null);
    }

    private Finding judge(CategoryProfile window, CategoryProfile baseline, double level) {
        GoodTuring unseen = new GoodTuring(baseline.present(), baseline.singletons(), baseline.doubletons());
        long n = window.present();
        long most = unseen.mostUnseen(n, level);
        double share = (double) window.newTotal() / n;
        FindingDraft draft = FindingDraft.of(name(), window.feature().name())
                .observed(share)
                .expected(unseen.unseenMass())
                .effect(share - unseen.unseenMass())
                .rows(window.newTotal() == 0 ? List.of() : window.examples(Oddity.NEW_CATEGORY), window.newTotal());
        if (most >= n) {
            return draft.inconclusive("too few rows to tell: " + Words.count(n, "value") + " here, "
                    + Words.count(baseline.present(), "value") + " in the baseline");
        }
        draft.limit((double) most / n);
        if (unseen.test(n, window.newTotal()) instanceof TestResult.Defined test) {
            draft.pValue(test.pValue());
        }
        String words = Words.percent(share) + " of categories that the baseline does not have" + names(window) + ", "
                + Words.percent(unseen.unseenMass()) + " expected";
        boolean grave = share - unseen.unseenMass() >= RateRule.GRAVE;
        return window.newTotal() > most
                ? draft.breached(grave ? Severity.CRITICAL : Severity.WARNING, words)
                : draft.passed(words);
    }

    /**
     * Names of several rows only: what one row holds is that row's. Where there are more than are counted by name, they are
     * the most frequent only if none of the others can be more frequent.
     */
    private static String names(CategoryProfile window) {
        long unseen = window.mostUnseen();
        List<CategoryProfile.Count> several = window.newCategories().stream()
                .filter(category -> category.count() > 1)
                .toList();
        List<CategoryProfile.Count> leading =
                several.stream().filter(category -> category.count() >= unseen).toList();
        String names = (leading.isEmpty() ? several : leading)
                .stream()
                        .limit(NAMED)
                        .map(category ->
                                category.category() + " " + Words.percent((double) category.count() / window.present()))
                        .collect(Collectors.joining(", "));
        if (unseen == 0) {
            return names.isEmpty() ? "" : " (" + names + ")";
        }
        String which = names.isEmpty() ? "" : (leading.isEmpty() ? ", such as " : ", most often ") + names;
        return " (about " + Words.count(window.newDistinct(), "different one") + which + ")";
    }
}
