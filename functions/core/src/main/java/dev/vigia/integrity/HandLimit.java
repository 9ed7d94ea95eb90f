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
import dev.vigia.profile.Identifiers;
import dev.vigia.profile.Oddity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Limits that were set by hand, as they stand: one row over one is a finding, and critical. They use no level.
 *
 * @param identifiers whether it looks for values that came more than once in columns that are to be unique
 */
record HandLimit(boolean identifiers) implements Check {
    /** A share of duplicates that is found with probability 0.8. */
    private static final double MISSED = 0.2;

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
            if (identifiers && hand.unique()) {
                input.profile()
                        .identifiers(column.feature().name())
                        .ifPresent(seen -> findings.add(duplicates(column, seen)));
            }
        }
        return findings;
    }

    /** A value seen twice is a finding; if the sample holds all values, none seen means none. */
    private static Finding duplicates(ColumnProfile column, Identifiers seen) {
        FindingDraft draft = FindingDraft.of(
                        "duplicate-identifier", column.feature().name())
                .observed((double) seen.repeats())
                .limit(0)
                .rows(seen.repeated(), seen.repeats());
        String of = seen.share() < 1
                ? " among " + Words.count(seen.sampled(), "value") + ", " + Words.percent(seen.share()) + " of all"
                : "";
        if (seen.repeats() > 0) {
            return draft.breached(
                    Severity.CRITICAL, Words.count(seen.repeats(), "row") + " with a value that came before" + of);
        }
        if (seen.values() < column.present()) {
            return draft.inconclusive("only " + seen.values() + " of " + Words.count(column.present(), "value")
                    + " were looked at: expected profiles that were made since values are to be unique");
        }
        if (seen.share() < 1) {
            draft.smallestDetectable(1 - Math.pow(MISSED, 1.0 / seen.sampled()));
        }
        return draft.passed("no value came twice" + of);
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
