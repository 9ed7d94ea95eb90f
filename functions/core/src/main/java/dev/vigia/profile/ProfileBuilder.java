package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.Extra;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects logged requests into a {@link Profile}. Not thread-safe. */
public final class ProfileBuilder {
    private final Layout layout;
    private final ProfileTally tally;
    private final RowScorer scorer;
    private SchemaMatch match;

    ProfileBuilder(Layout layout) {
        this.layout = layout;
        tally = new ProfileTally(layout);
        scorer = new RowScorer(layout.reference());
        match = SchemaMatch.of(layout, layout.schema());
    }

    /**
     * Adds every row of a request. Rows of another schema are matched by feature name. Predictions are counted where a
     * scorer answered, outlier scores where the rows were not rejected.
     */
    public ProfileBuilder add(LoggedRequest request) {
        Rows rows = request.rows();
        match = match(rows.schema());
        tally.addRequest(request.status(), rows.size(), match.same());
        long hash = Hash64.of(request.id());
        long[] hashes = new long[rows.size()];
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = Hash64.row(hash, row);
            tally.sample().offer(hashes[row], request.id(), row);
        }
        List<Column> cells = match.columns(rows);
        addCells(cells, request, hashes);
        addUnexpected(rows, request.id(), hashes);
        if (request.status() != Status.REJECTED && tally.outliers().scores()) {
            for (int row = 0; row < hashes.length; row++) {
                double score = tally.outliers().add(scorer, cells, row);
                tally.outliers().offer(score, scorer, request.id(), row);
            }
        }
        return this;
    }

    private SchemaMatch match(Schema schema) {
        return match.schema().equals(schema) ? match : SchemaMatch.of(layout, schema);
    }

    private void addCells(List<Column> cells, LoggedRequest request, long[] hashes) {
        boolean predicted = request.status() == Status.SCORED || request.status() == Status.CAPTURED;
        for (int i = 0; i < cells.size(); i++) {
            if (!predicted && layout.columns().get(i).feature().role() == Role.PREDICTION) {
                continue;
            }
            Column column = cells.get(i);
            Tally counts = tally.columns().get(i);
            for (int row = 0; row < hashes.length; row++) {
                int oddities = counts.add(column, row);
                if (oddities != 0) {
                    counts.cells().example(oddities, hashes[row], request.id(), row);
                }
            }
        }
    }

    private void addUnexpected(Rows rows, InferenceId request, long[] hashes) {
        Set<Integer> odd = new HashSet<>();
        for (Extra extra : rows.extras()) {
            tally.unexpected().add(extra.name(), Hash64.of(extra.name()));
            odd.add(extra.row());
        }
        for (int position : match.unexpected()) {
            String name = rows.schema().feature(position).name();
            for (int row = 0; row < hashes.length; row++) {
                if (!rows.column(position).cell(row).isMissing()) {
                    tally.unexpected().add(name, Hash64.of(name));
                    odd.add(row);
                }
            }
        }
        odd.forEach(row -> tally.unexpectedRows().offer(hashes[row], request, row));
    }

    /** Counts requests that the log held in part only: writes that were never acknowledged. */
    public ProfileBuilder addIncomplete(long requests) {
        tally.addIncomplete(requests);
        return this;
    }

    /** The profile of what was added so far. */
    public Profile build() {
        ProfileTally copy = new ProfileTally(layout);
        copy.merge(tally);
        return new Profile(copy);
    }
}
