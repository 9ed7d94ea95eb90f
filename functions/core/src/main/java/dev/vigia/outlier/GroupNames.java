package dev.vigia.outlier;

import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a group is one that was seen before: of the window's rows for which the rule of either holds, both hold for half or more. So a
 * group keeps its name when its limits move, and two groups of one feature have two names. Each name is given once in a window. Not
 * thread-safe.
 */
final class GroupNames {
    private static final double LEAST_IN_COMMON = 0.5;

    private final RowTable rows;
    private final List<Group> free;

    /**
     * @param rows of the window
     * @param known groups of windows before, of which the first of equals is taken
     */
    GroupNames(RowTable rows, List<Group> known) {
        this.rows = rows;
        free = new ArrayList<>(known);
    }

    /** The group with the name and beginning of the known one that it is, else named by its rule. */
    Group name(Group found) {
        BitSet held = held(found);
        Optional<Group> same = free.stream()
                .filter(before -> inCommon(held(before), held) >= LEAST_IN_COMMON)
                .max(Comparator.comparingDouble(before -> inCommon(held(before), held)));
        same.ifPresent(free::remove);
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

    /** The rows for which a group's rule holds; none if it asks a feature that they do not have. */
    private BitSet held(Group group) {
        BitSet held = new BitSet(rows.rows());
        held.set(0, rows.rows());
        for (Condition condition : group.conditions()) {
            Optional<Box> box = Box.of(condition, rows.schema());
            if (box.isEmpty()) {
                return new BitSet();
            }
            for (int row = held.nextSetBit(0); row >= 0; row = held.nextSetBit(row + 1)) {
                held.set(row, box.get().holds(rows, row));
            }
        }
        return held;
    }

    /** Of the rows in either, by weight, the share in both; 0 of none. */
    private double inCommon(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        BitSet either = (BitSet) one.clone();
        either.or(other);
        return either.isEmpty() ? 0 : weight(both) / weight(either);
    }

    private double weight(BitSet held) {
        return held.stream().mapToDouble(rows::weight).sum();
    }
}
