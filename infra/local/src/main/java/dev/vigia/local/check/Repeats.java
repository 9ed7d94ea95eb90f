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
import dev.vigia.schema.DistinctSample;
import dev.vigia.stats.RatePrediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether values stand twice in columns that the schema calls unique, and in those where none did in the baseline: exact
 * up to 32,768 different values, above that in a uniform sample of them, which decides nothing where it finds none. A
 * limit by hand uses no level and allows none. What the baseline shows allows as many as chance could have kept out of it
 * ({@link RatePrediction}): repeats grow with the rows, or, where few values are drawn from, with the pairs of rows, and
 * the laxer of the two limits holds.
 */
final class Repeats implements Check {
    /** The share of rows that repeat from which it is critical, where the limit was learned. */
    private static final double GRAVE = 0.1;

    /**
     * @param baselineValues how many values the baseline holds, all different; below 0 where the limit is one by hand
     */
    private record Watched(DistinctSample sample, List<RowId> examples, long baselineValues) {
        boolean isByHand() {
            return baselineValues < 0;
        }
    }

    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private long rows;

    /** @param reference whose unique columns are looked at */
    Repeats(Reference reference) {
        Set<String> different = reference.different();
        for (Feature feature : reference.schema().features()) {
            boolean byHand = feature.constraints().unique();
            if (byHand || different.contains(feature.name())) {
                long values = reference
                        .baseline()
                        .profile()
                        .column(feature.name())
                        .orElseThrow()
                        .present();
                watched.put(feature.name(), new Watched(new DistinctSample(), new ArrayList<>(), byHand ? -1 : values));
            }
        }
    }

    /** Whether there is anything to look at. */
    boolean isConcerned() {
        return !watched.isEmpty();
    }

    /** Looks at rows; of a whole file in order, the examples are the first that repeat an earlier one. */
    void add(long firstRow, Rows rows) {
        this.rows += rows.size();
        watched.forEach((name, one) -> {
            int place = rows.schema().position(name).orElseThrow();
            for (int row = 0; row < rows.size(); row++) {
                if (repeats(rows.column(place), row, one.sample())
                        && one.examples().size() < Finding.MOST_ROWS) {
                    one.examples().add(RowNumbers.id(firstRow).row(row));
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
        long learned = watched.values().stream().filter(one -> !one.isByHand()).count();
        double level = input.level() / Math.max(1, learned);
        List<Finding> findings = new ArrayList<>();
        watched.forEach((name, one) -> findings.add(finding(name, one, level)));
        return findings;
    }

    private Finding finding(String name, Watched one, double level) {
        DistinctSample sample = one.sample();
        long repeats = sample.repeats();
        long most = one.isByHand() ? 0 : most(one, level);
        FindingDraft draft = FindingDraft.of(name(), name)
                .observed((double) repeats)
                .limit((double) most)
                .rows(one.examples(), repeats);
        String of = sample.kept() < 1 ? " of those looked at, " + Words.percent(sample.kept()) + " of all" : "";
        String words = repeats == 0
                ? "no value stands twice" + of
                : Words.count(repeats, "row") + " with a value that came before" + of;
        if (repeats > most) {
            boolean grave = one.isByHand() || repeats >= GRAVE * sample.kept() * rows;
            return draft.breached(
                    grave ? Severity.CRITICAL : Severity.WARNING,
                    one.isByHand() ? words : words + ", in the baseline none");
        }
        if (!one.isByHand() && most >= looked(one)) {
            return draft.inconclusive(words + "; too few values in the baseline to tell how many are chance: "
                    + Words.count(one.baselineValues(), "value"));
        }
        // what a few repeats would break cannot be passed by a sample that shows none
        return sample.kept() < 1 && one.isByHand() ? draft.inconclusive(words) : draft.passed(words);
    }

    /** The most repeats that a baseline without any lets expect. */
    private long most(Watched one, double level) {
        // a baseline's sample keeps half of its most values or more
        double seen = Math.min(one.baselineValues(), DistinctSample.MOST / 2);
        double byPairs = seen * one.baselineValues() / Math.max(1, rows);
        return new RatePrediction(0, (long) Math.min(seen, byPairs)).upperLimit(looked(one), level);
    }

    /** About how many rows hold values of which repeats would be noticed. */
    private long looked(Watched one) {
        return Math.max(1, (long) (one.sample().kept() * rows));
    }
}
