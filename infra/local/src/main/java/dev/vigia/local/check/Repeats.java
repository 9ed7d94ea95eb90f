package dev.vigia.local.check;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
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
 * uniform sample of them. It uses no level, for it is a limit by hand, or one that no row of the baseline broke.
 */
final class Repeats implements Check {
    private final Map<String, DistinctSample> seen = new LinkedHashMap<>();
    private final Map<String, List<RowId>> examples = new LinkedHashMap<>();

    /** @param schema whose unique columns of text are looked at */
    Repeats(Schema schema) {
        for (Feature feature : schema.features()) {
            if (feature.constraints().unique() && !feature.type().isNumeric()) {
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
            if (rows.column(place) instanceof TextColumn texts) {
                add(texts, sample, examples.getOrDefault(name, List.of()), firstRow);
            }
        });
    }

    private static void add(TextColumn texts, DistinctSample sample, List<RowId> examples, long firstRow) {
        for (int row = 0; row < texts.size(); row++) {
            String text = texts.value(row);
            if (text != null && sample.add(text) && examples.size() < Finding.MOST_ROWS) {
                examples.add(RowNumbers.id(firstRow).row(row));
            }
        }
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
                            : draft.passed("no value stands twice" + of));
        });
        return findings;
    }
}
