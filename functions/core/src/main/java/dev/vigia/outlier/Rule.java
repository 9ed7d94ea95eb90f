package dev.vigia.outlier;

import java.util.ArrayList;
import java.util.List;

/**
 * Conditions that hold together, and the rows that they leave.
 *
 * @param boxes of different columns
 * @param evidence of the rows that are left, in nats
 */
record Rule(List<Box> boxes, RuleSample sample, double evidence) {
    Rule {
        boxes = List.copyOf(boxes);
    }

    static Rule of(RuleSample all) {
        return new Rule(List.of(), all, all.evidence());
    }

    Rule and(Box box) {
        List<Box> more = new ArrayList<>(boxes);
        more.add(box);
        RuleSample left = sample.where(box);
        return new Rule(more, left, left.evidence());
    }

    /** The same conditions on other rows. */
    Rule in(RuleSample other) {
        Rule rule = Rule.of(other);
        for (Box box : boxes) {
            rule = rule.and(box);
        }
        return rule;
    }

    boolean holds(RowTable table, int row) {
        return boxes.stream().allMatch(box -> box.holds(table, row));
    }

    boolean asksOf(int column) {
        return boxes.stream().anyMatch(box -> box.column() == column);
    }

    /** Without one of the conditions, on other rows. */
    Rule but(Box box, RuleSample other) {
        Rule rule = Rule.of(other);
        for (Box one : boxes) {
            rule = one.equals(box) ? rule : rule.and(one);
        }
        return rule;
    }

    List<Integer> columns() {
        return boxes.stream().map(Box::column).sorted().toList();
    }
}
