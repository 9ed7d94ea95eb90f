package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.model.Constraints;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.Oddity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Limits that were set by hand, as they stand: one row over one is a finding, and critical. They use no level. */
record HandLimit() implements Check {
    @Override
    public String name() {
        return "hand-limit";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        List<Finding> findings = new ArrayList<>();
        for (ColumnProfile column : input.profile().columns()) {
            Constraints hand = column.feature().constraints();
            if (column.rows() > 0 && hand.missingMax() != null) {
                findings.add(missing(column, hand.missingMax()));
            }
            if (column.rows() > 0 && isBounded(hand)) {
                findings.add(beyond(column, hand));
            }
        }
        return findings;
    }

    private static boolean isBounded(Constraints hand) {
        return hand.min() != null
                || hand.max() != null
                || !hand.categories().isEmpty()
                || hand.pattern() != null
                || hand.lengthMin() != null
                || hand.lengthMax() != null;
    }

    private static Finding missing(ColumnProfile column, double most) {
        double share = (double) column.missing() / column.rows();
        FindingDraft draft = FindingDraft.of("missing-rate", column.feature().name())
                .observed(share)
                .limit(most)
                .rows(column.missing() == 0 ? List.of() : column.examples(Oddity.MISSING), column.missing());
        String words = Words.percent(share) + " missing, " + Words.percent(most) + " allowed by hand";
        return share > most ? draft.breached(Severity.CRITICAL, words) : draft.passed(words);
    }

    private static Finding beyond(ColumnProfile column, Constraints hand) {
        double share = column.present() == 0 ? 0 : (double) column.beyondLimit() / column.present();
        double most = hand.newCategoriesMax() == null ? 0 : hand.newCategoriesMax();
        FindingDraft draft = FindingDraft.of(word(hand), column.feature().name())
                .observed(share)
                .limit(most)
                .rows(
                        column.beyondLimit() == 0 ? List.of() : column.examples(Oddity.BEYOND_LIMIT),
                        column.beyondLimit());
        String words = Words.count(column.beyondLimit(), "row") + " (" + Words.percent(share) + ") outside "
                + described(hand) + ", set by hand";
        return share > most ? draft.breached(Severity.CRITICAL, words) : draft.passed(words);
    }

    private static String word(Constraints hand) {
        if (hand.min() != null || hand.max() != null) {
            return "out-of-range";
        }
        return hand.categories().isEmpty() ? "malformed-text" : "new-category";
    }

    private static String described(Constraints hand) {
        if (hand.min() != null || hand.max() != null) {
            String from = hand.min() == null ? "any" : Words.number(Objects.requireNonNull(hand.min()));
            String to = hand.max() == null ? "any" : Words.number(Objects.requireNonNull(hand.max()));
            return "the range of " + from + " to " + to;
        }
        return hand.categories().isEmpty()
                ? "the allowed form"
                : "the " + hand.categories().size() + " allowed categories";
    }
}
