package dev.vigia.local.check;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.schema.DistinctSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether values stand twice in columns that the schema calls unique: exact up to 32,768 different values, above that in a
 * uniform sample of them, which decides nothing where it finds none. It uses no level, for it is a limit by hand.
 */
final class Repeats implements Check {
    private final Map<String, DistinctSample> seen = new LinkedHashMap<>();
    private final Map<String, List<RowId>> examples = new LinkedHashMap<>();

    /** @param schema whose unique columns are looked at */
    Repeats(Schema schema) {
        for (Feature feature : schema.features()) {
            if (feature.constraints().unique()) {
                seen.put(feature.name(), new DistinctSample());
                examples.put(feature.name(), new ArrayList<>());
            }
        }
    }

    /** Whether there is anything to look at. */
    boolean isConcerned() {
        return !seen.isEmpty();
    }

    /** Looks at rows; of a whole file in order, the examples are the first that repeat an earlier one. */
    void add(long firstRow, Rows rows) {
        seen.forEach((name, sample) -> {
            int place = rows.schema().position(name).orElseThrow();
            List<RowId> repeats = examples.getOrDefault(name, List.of());
            for (int row = 0; row < rows.size(); row++) {
                if (repeats(rows.column(place), row, sample) && repeats.size() < Finding.MOST_ROWS) {
                    repeats.add(RowNumbers.id(firstRow).row(row));
                }
            }
        });
    }

    /** Whether a value came before; what is missing never did. */
    private static boolean repeats(Column column, int row, DistinctSample sample) {
        return switch (column) {
            case TextColumn texts -> {
                String text = texts.value(row);
                yield text != null && sample.add(text);
            }
            case NumberColumn numbers ->
                numbers.cell(row) == Cell.PRESENT && sample.add(Double.doubleToLongBits(numbers.value(row)));
        };
    }

    @Override
    public String name() {
        return "duplicate-identifier";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        List<Finding> findings = new ArrayList<>();
        seen.forEach((name, sample) -> {
            long repeats = sample.repeats();
            FindingDraft draft = FindingDraft.of(name(), name)
                    .observed((double) repeats)
                    .limit(0)
                    .rows(examples.getOrDefault(name, List.of()), repeats);
            String of = sample.kept() < 1 ? " of those looked at, " + Words.percent(sample.kept()) + " of all" : "";
            findings.add(
                    repeats > 0
                            ? draft.breached(
                                    Severity.CRITICAL,
                                    Words.count(repeats, "row") + " with a value that came before" + of)
                            : sample.kept() < 1
                                    ? draft.inconclusive("no value stands twice" + of)
                                    : draft.passed("no value stands twice"));
        });
        return findings;
    }
}
