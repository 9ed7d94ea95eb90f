package dev.vigia.monitor;

import dev.vigia.check.LabelBatch;
import dev.vigia.check.RowMarks;
import dev.vigia.inference.Truth;
import dev.vigia.performance.LabelledRow;
import dev.vigia.profile.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which labels of a window count for the rows that they are about, where others came before or after: of each row the newest. A label
 * that corrects one of an earlier window is told by the marks of that window's batch, and what it said is read again, of at most
 * {@value #MOST_READ} windows; beyond them it counts again. Asked again it answers the same.
 */
final class Corrections {
    static final int MOST_READ = 24;

    private final WindowLabels labels;
    private final Map<Window, ArrivedLabels> read = new HashMap<>();

    Corrections(WindowLabels labels) {
        this.labels = labels;
    }

    /**
     * What counts.
     *
     * @param rows with the labels that arrived in this window, but for those that had a newer one when they were first looked at
     * @param replaced some of these rows with the label that counted before
     */
    record Settled(List<LabelledRow> rows, List<LabelledRow> replaced) {}

    /** One batch's rows. */
    private record Marked(Window arrived, RowMarks rows) {}

    /**
     * Settles rows that were predicted in one window.
     *
     * @param known what that window's report knows of labels, this window's own among them if it was looked at before: what
     *     counted then counts again, since later windows took it out
     */
    Settled settle(List<LabelledRow> rows, List<LabelBatch> known) {
        List<Marked> earlier = marked(known, -1).reversed();
        List<Marked> later = marked(known, 1);
        RowMarks own = marked(known, 0).stream().map(Marked::rows).findFirst().orElse(RowMarks.NONE);
        boolean whole =
                known.stream().anyMatch(batch -> batch.arrived().equals(labels.window()) && batch.marks() == null);
        List<LabelledRow> counted = new ArrayList<>();
        List<LabelledRow> replaced = new ArrayList<>();
        for (LabelledRow row : labels.meter().judged(rows)) {
            boolean overtaken =
                    !whole && later.stream().anyMatch(one -> one.rows().has(row.id()));
            if (!overtaken || own.has(row.id())) {
                counted.add(row);
                before(row, earlier).ifPresent(replaced::add);
            }
        }
        return new Settled(counted, replaced);
    }

    /** Batches that arrived before, in or after this window, oldest first. */
    private List<Marked> marked(List<LabelBatch> known, int when) {
        return known.stream()
                .filter(batch -> Integer.signum(batch.arrived().compareTo(labels.window())) == when)
                .sorted(Comparator.comparing(LabelBatch::arrived))
                .map(batch -> new Marked(batch.arrived(), batch.marked()))
                .toList();
    }

    /** A row with the label that counted until now; empty if there was none, or it is not to be had any more. */
    private Optional<LabelledRow> before(LabelledRow row, List<Marked> newestFirst) {
        return newestFirst.stream()
                .filter(one -> one.rows().has(row.id()))
                .findFirst()
                .flatMap(one -> truth(row, one.arrived()))
                .map(truth -> labels.inferences().with(row, truth));
    }

    private Optional<Truth> truth(LabelledRow row, Window arrived) {
        if (!read.containsKey(arrived) && read.size() >= MOST_READ) {
            return Optional.empty();
        }
        return read.computeIfAbsent(arrived, labels.arrived()).of(row.id().inference()).stream()
                .filter(truth -> truth.row().equals(row.id()))
                .findFirst();
    }
}
