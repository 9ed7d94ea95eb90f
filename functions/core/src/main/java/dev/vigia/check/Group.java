package dev.vigia.check;

import dev.vigia.inference.RowId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows that lie together and are unlike the baseline, which the baseline does not have.
 *
 * @param name the rule in words when the group was first seen; it keeps it when it comes back with other limits
 * @param conditions the rule, one to three conditions that hold together
 * @param rows about how many rows of the window the rule holds for
 * @param share of the window's rows that are scored, in (0, 1]
 * @param precision the share of the rule's rows that the baseline does not let expect, in (0, 1]
 * @param recall the share of the unusual rows over those that the baseline lets expect, that the rule holds for, in (0, 1]
 * @param since the start of the window in which it was first seen
 * @param examples rows of it, at most 20
 */
public record Group(
        String name,
        List<Condition> conditions,
        long rows,
        double share,
        double precision,
        double recall,
        Instant since,
        List<RowId> examples) {
    public Group {
        conditions = List.copyOf(conditions);
        examples = List.copyOf(examples);
        if (conditions.isEmpty() || rows < 1 || examples.size() > Finding.MOST_ROWS) {
            throw new IllegalArgumentException("group of " + conditions.size() + " conditions, " + rows + " rows, "
                    + examples.size() + " examples: expected 1 or more, 1 or more, at most " + Finding.MOST_ROWS);
        }
    }

    /** The rule as it is now, such as {@code origin = ANC and distance > 2400}. */
    public String rule() {
        return conditions.stream().map(Condition::words).collect(Collectors.joining(" and "));
    }

    /** Its rule and its share, such as {@code origin = ANC and distance > 2400, 4.1 % of the rows}. */
    public String words() {
        return rule() + ", " + Words.percent(share) + " of the rows";
    }

    /** The same without examples, to be remembered. */
    Group withoutExamples() {
        return new Group(name, conditions, rows, share, precision, recall, since, List.of());
    }
}
