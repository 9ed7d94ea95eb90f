package dev.vigia.ui.distribution;

import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.ui.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What changed in a column, from what to what. */
final class NumberFacts {
    private NumberFacts() {}

    static List<String> of(NumberProfile base, NumberProfile now) {
        List<String> facts = new ArrayList<>();
        facts.add(change("median", base.quantile(0.5), now.quantile(0.5)));
        facts.add(change("mean", base.mean(), now.mean()));
        facts.add(change("standard deviation", base.deviation(), now.deviation()));
        facts.add("range " + range(base) + " → " + range(now));
        addShares(facts, base, now);
        return facts;
    }

    /** Missing and wrong-typed shares, where there are any. */
    static void addShares(List<String> facts, ColumnProfile base, ColumnProfile now) {
        addShare(facts, "missing", base.missing(), base, now.missing(), now);
        addShare(facts, "of another type", base.wrongType(), base, now.wrongType(), now);
    }

    private static void addShare(
            List<String> facts, String what, long before, ColumnProfile base, long after, ColumnProfile now) {
        if (before + after > 0) {
            facts.add(what + " " + Numbers.percent(Distribution.share(before, base)) + " → "
                    + Numbers.percent(Distribution.share(after, now)));
        }
    }

    private static String change(String what, OptionalDouble before, OptionalDouble after) {
        return what + " " + number(before) + " → " + number(after);
    }

    private static String range(NumberProfile column) {
        return column.min().isEmpty() ? "none" : number(column.min()) + " to " + number(column.max());
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? Numbers.number(number.getAsDouble()) : "none";
    }
}
