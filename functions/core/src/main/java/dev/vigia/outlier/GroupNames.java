package dev.vigia.outlier;

import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether a group is one that was seen before: its rule asks the same features, and of each what overlaps. */
final class GroupNames {
    private GroupNames() {}

    /** The group with the name and beginning of the known one that it is, else named by its rule. */
    static Group name(Group found, List<Group> known) {
        Optional<Group> same =
                known.stream().filter(before -> isSame(before, found)).findFirst();
        return new Group(
                same.map(Group::name).orElse(found.rule()),
                found.conditions(),
                found.rows(),
                found.share(),
                found.precision(),
                found.recall(),
                same.map(Group::since).orElse(found.since()),
                found.examples());
    }

    private static boolean isSame(Group before, Group now) {
        return before.conditions().size() == now.conditions().size()
                && now.conditions().stream()
                        .allMatch(one -> before.conditions().stream().anyMatch(other -> overlaps(one, other)));
    }

    private static boolean overlaps(Condition one, Condition other) {
        if (!one.feature().equals(other.feature())) {
            return false;
        }
        if (!one.categories().isEmpty() || !other.categories().isEmpty()) {
            return !Collections.disjoint(one.categories(), other.categories());
        }
        return above(one) < upTo(other) && above(other) < upTo(one);
    }

    private static double above(Condition condition) {
        Double above = condition.above();
        return above == null ? Double.NEGATIVE_INFINITY : above;
    }

    private static double upTo(Condition condition) {
        Double upTo = condition.upTo();
        return upTo == null ? Double.POSITIVE_INFINITY : upTo;
    }
}
