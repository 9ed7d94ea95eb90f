package dev.vigia.check;

import dev.vigia.profile.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the labels that arrived in one window are summed to, of rows that were predicted in another, less what earlier labels of the
 * same rows were summed to. Batches of the same rows' window add up; one that only corrects may have sums and bins below 0.
 *
 * @param arrived when they arrived
 * @param labels how many, less those that they correct
 * @param rows how many of them could be judged; the sums are of these
 * @param sums by measure, its rows' losses
 * @param positives how many positive rows have their probability in each bin; empty where no probability is predicted
 * @param negatives the same of the other label
 * @param marks whose rows' labels these are ({@link RowMarks}); null where that is not known, as in what was stored before, or of too many
 */
public record LabelBatch(
        Window arrived,
        long labels,
        long rows,
        Map<String, Sums> sums,
        List<Integer> positives,
        List<Integer> negatives,
        @Nullable String marks) {
    /** Copies; a missing list is empty. */
    public LabelBatch {
        sums = Map.copyOf(sums);
        positives = positives == null ? List.of() : List.copyOf(positives);
        negatives = negatives == null ? List.of() : List.copyOf(negatives);
        if (rows < 0 || labels < 0 || positives.size() != negatives.size()) {
            throw new IllegalArgumentException("batch of " + labels + " labels, " + rows + " rows, " + positives.size()
                    + " and " + negatives.size() + " bins: expected 0 or more, and as many bins");
        }
    }

    /** Whose rows' labels these are; none where that is not known. */
    public RowMarks marked() {
        return marks == null ? RowMarks.NONE : RowMarks.parse(marks);
    }

    /** A sum over rows, and that of the squares. */
    public record Sums(double sum, double squares) {
        /** Both together. */
        public Sums plus(Sums other) {
            return new Sums(sum + other.sum, squares + other.squares);
        }
    }
}
