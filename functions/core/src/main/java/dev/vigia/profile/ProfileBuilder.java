package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Collects logged requests into a {@link Profile}. Not thread-safe. */
public final class ProfileBuilder {
    private final Layout layout;
    private final ProfileTally tally;
    private final RowScorer scorer;
    private final PairBlock pairs;
    private SchemaMatch match;

    ProfileBuilder(Layout layout) {
        this.layout = layout;
        tally = new ProfileTally(layout);
        scorer = new RowScorer(layout.reference());
        pairs = new PairBlock(layout.pairs(), layout.reconstruction());
        match = SchemaMatch.of(layout, layout.schema());
    }

    /**
     * Adds every row of a request. Rows of another schema are matched by feature name. Predictions are counted where a
     * scorer answered, outlier scores and reconstruction errors where the rows were not rejected.
     */
    public ProfileBuilder add(LoggedRequest request) {
        return add(request, (row, score) -> {});
    }

    /** Takes the outlier scores of rows. */
    public interface Scores {
        /** @param row the row's place in its request, from 0 */
        void take(int row, double score);
    }

    /** Adds every row of a request, and tells the outlier score of each row that is scored. */
    public ProfileBuilder add(LoggedRequest request, Scores scores) {
        Rows rows = request.rows();
        match = match(rows.schema());
        tally.addRequest(request.status(), rows.size(), match.same());
        RowMarks marks = RowMarks.of(request.id(), rows.size());
        for (int row = 0; row < rows.size(); row++) {
            marks.offer(row, tally.sample());
        }
        List<Column> cells = match.columns(rows);
        addCells(cells, request.status(), marks);
        tally.addIdentifiers(cells, marks);
        addUnexpected(rows, marks);
        if (request.status() != Status.REJECTED) {
            pairs.add(cells, 0, rows.size(), tally.pairs(), tally.errors()::add);
        }
        if (request.status() != Status.REJECTED && tally.outliers().scores()) {
            addScores(request, cells, scores);
        }
        return this;
    }

    private void addScores(LoggedRequest request, List<Column> cells, Scores scores) {
        int size = request.rows().size();
        for (int from = 0; from < size; from += RowScorer.MOST) {
            int[] rows =
                    IntStream.range(from, Math.min(size, from + RowScorer.MOST)).toArray();
            double[] ofRows = tally.outliers().add(scorer, cells, rows);
            tally.outliers().offer(scorer, request.id(), rows, ofRows);
            for (int i = 0; i < rows.length; i++) {
                scores.take(rows[i], ofRows[i]);
            }
        }
    }

    private SchemaMatch match(Schema schema) {
        return match.schema().equals(schema) ? match : SchemaMatch.of(layout, schema);
    }

    private void addCells(List<Column> cells, Status status, RowMarks marks) {
        boolean predicted = status == Status.SCORED || status == Status.CAPTURED;
        for (int i = 0; i < cells.size(); i++) {
            if (predicted || layout.columns().get(i).feature().role() != Role.PREDICTION) {
                tally.columns().get(i).add(cells.get(i), marks);
            }
        }
    }

    private void addUnexpected(Rows rows, RowMarks marks) {
        rows.extras().forEach(extra -> tally.unexpected().add(extra.name(), Hash64.of(extra.name())));
        for (int position : match.unexpected()) {
            String name = rows.schema().feature(position).name();
            long present = IntStream.range(0, rows.size())
                    .filter(row -> !rows.column(position).cell(row).isMissing())
                    .count();
            tally.unexpected().add(name, Hash64.of(name), present);
        }
        Set<Integer> odd = match.unexpectedRows(rows);
        tally.addUnexpectedRows(odd.size());
        odd.forEach(row -> marks.offer(row, tally.unexpectedRows()));
    }

    /** Counts requests that the log held in part only: writes that were never acknowledged. */
    public ProfileBuilder addIncomplete(long requests) {
        tally.addIncomplete(requests);
        return this;
    }

    /** The profile of what was added so far. */
    public Profile build() {
        pairs.flush(tally.pairs(), tally.errors()::add);
        ProfileTally copy = new ProfileTally(layout);
        copy.merge(tally);
        return new Profile(copy);
    }
}
