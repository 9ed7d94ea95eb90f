package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.inference.RowId;
import dev.vigia.integrity.RateRule.Rate;
import dev.vigia.profile.Profile;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Whether more of all rows are odd in one way than the baseline lets expect: rejected, unscored, of another schema, with
 * features that the schema does not have.
 *
 * @param name the check's word
 * @param count how many rows are so
 * @param examples rows that are so, as far as the profile keeps any
 */
record RowRate(String name, RateRule rule, ToLongFunction<Profile> count, Function<Profile, List<RowId>> examples)
        implements Check {
    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        if (input.profile().rows() == 0) {
            return List.of();
        }
        Rate window = rate(input.profile());
        Rate baseline = rate(input.baseline().profile());
        List<RowId> rows = window.never() ? List.of() : examples.apply(input.profile());
        FindingDraft draft = FindingDraft.ofModel(name).rows(rows, window.events());
        return List.of(rule.judge(draft, window, baseline, input.level()));
    }

    private Rate rate(Profile profile) {
        return new Rate(count.applyAsLong(profile), profile.rows());
    }
}
