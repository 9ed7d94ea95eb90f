package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a baseline from rows, in one pass. Of more than {@value #MOST_ROWS} rows a uniform sample is kept, and the
 * baseline rests on that. The same rows in the same order with the same seed give the same bytes. Not thread-safe.
 */
public final class BaselineBuilder {
    /** The most rows that are kept: about 70 MB of 30 numbers. */
    public static final int MOST_ROWS = 250_000;

    /** Of fewer rows it is not kept how features hang together. */
    private static final int LEAST_PAIRED = 30;

    private final ModelVersion version;
    private final Schema schema;
    private final long seed;
    private final int most;
    private final List<Feature> features;
    private final List<KeptColumn> columns;
    private final SplittableRandom random;
    private SchemaMatch match;
    private long seen;
    private long unexpected;

    /** @param seed chooses the rows that are kept where there are too many, and those that are held out */
    public BaselineBuilder(ModelVersion version, Schema schema, long seed) {
        this(version, schema, seed, MOST_ROWS);
    }

    BaselineBuilder(ModelVersion version, Schema schema, long seed, int most) {
        this.version = version;
        this.schema = schema;
        this.seed = seed;
        this.most = most;
        features = Layout.counted(schema);
        columns = features.stream()
                .map(feature -> KeptColumn.of(feature.type().isNumeric()))
                .toList();
        random = new SplittableRandom(seed);
        match = SchemaMatch.of(features, schema, schema);
    }

    /** Adds rows, predictions included; those of another schema are matched by feature name. */
    public BaselineBuilder add(Rows rows) {
        if (!match.schema().equals(rows.schema())) {
            match = SchemaMatch.of(features, schema, rows.schema());
        }
        unexpected += match.unexpectedRows(rows).size();
        List<Column> cells = match.columns(rows);
        for (int row = 0; row < rows.size(); row++) {
            long place = seen < most ? seen : random.nextLong(seen + 1);
            seen++;
            if (place < most) {
                for (int i = 0; i < cells.size(); i++) {
                    columns.get(i).put((int) place, cells.get(i), row);
                }
            }
        }
        return this;
    }

    /** How many rows were added. */
    public long size() {
        return seen;
    }

    /**
     * A uniform sample of the rows that were added, at most {@code most}: predictions and identifiers included, not what is
     * ignored.
     *
     * @throws IllegalStateException if there are none
     */
    public Rows sample(int most) {
        if (seen == 0) {
            throw new IllegalStateException("a sample of no rows: expected one or more");
        }
        int[] rows = IntStream.range(0, (int) Math.min(seen, this.most)).toArray();
        int[] some = Arrays.stream(HeldOut.shuffled(rows, ~seed)).limit(most).toArray();
        List<Column> cells = columns.stream().map(column -> column.some(some)).toList();
        return new Rows(new Schema(features), some.length, cells, List.of());
    }

    /**
     * The baseline of the rows that were added.
     *
     * @throws IllegalStateException if there are none
     */
    public Baseline build(String id, Instant created) {
        if (seen == 0) {
            throw new IllegalStateException("baseline '" + id + "' of no rows: expected one or more");
        }
        int kept = (int) Math.min(seen, most);
        List<Column> cells =
                columns.stream().map(column -> column.toColumn(kept)).toList();
        List<ColumnLayout> layouts = LayoutFit.of(features, cells);
        HeldOut rows = HeldOut.of(kept, seed);
        RowReference reference = ReferenceFit.of(layouts, cells, rows, seed);
        ScoreFit scores = ScoreFit.of(reference, cells, rows);
        Layout layout = new Layout(id, schema, layouts, scores.bins(), reference, scores.limit());
        layout = kept < LEAST_PAIRED ? layout : layout.with(PairColumns.chosen(layouts, cells, rows.fitted()));
        layout = layout.with(ReconstructionFit.of(layout.pairs(), cells, rows));
        @Nullable PairSpread spread = layout.pairs().size() == 0 ? null : PairSpread.of(layout.pairs(), cells, kept);
        @Nullable UnusualRows unusual = UnusualRows.of(
                layouts,
                cells,
                scores.unusual(),
                scores.over().stream().mapToInt(Integer::intValue).toArray());
        return new Baseline(version, created, seen, layout, profile(layout, cells, kept, rows), unusual, spread, null);
    }

    private Profile profile(Layout layout, List<Column> cells, int kept, HeldOut rows) {
        ProfileTally tally = new ProfileTally(layout);
        tally.addRequest(Status.CAPTURED, kept, true);
        tally.addUnexpectedRows(Math.round((double) unexpected / seen * kept));
        List<Runnable> parts = new ArrayList<>();
        parts.add(() -> addScores(tally, cells, rows));
        parts.add(() -> addErrors(tally, cells, rows.heldOut()));
        parts.add(() -> addPairs(tally.pairs(), layout.pairs(), cells, kept));
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            parts.add(() -> tally.columns().get(column).add(cells.get(column), RowMarks.none()));
        }
        parts.parallelStream().forEach(Runnable::run);
        return new Profile(tally);
    }

    private static void addScores(ProfileTally tally, List<Column> cells, HeldOut rows) {
        RowScorer scorer = new RowScorer(tally.layout().reference());
        int[] heldOut = tally.outliers().scores() ? rows.heldOut() : new int[0];
        for (int from = 0; from < heldOut.length; from += RowScorer.MOST) {
            int to = Math.min(heldOut.length, from + RowScorer.MOST);
            tally.outliers().add(scorer, cells, Arrays.copyOfRange(heldOut, from, to));
        }
    }

    private static void addPairs(PairTally tally, PairColumns columns, List<Column> cells, int kept) {
        PairBlock block = new PairBlock(columns, Reconstruction.NONE);
        PairBlock.Errors none = (errors, size) -> {};
        block.add(cells, 0, kept, tally, none);
        block.flush(tally, none);
    }

    /** Those of held-out rows only. */
    private static void addErrors(ProfileTally tally, List<Column> cells, int[] rows) {
        Layout layout = tally.layout();
        PairTally unused = new PairTally(layout.pairs());
        PairBlock block = new PairBlock(layout.pairs(), layout.reconstruction());
        for (int row : layout.reconstruction().isEmpty() ? new int[0] : rows) {
            block.add(cells, row, row + 1, unused, tally.errors()::add);
        }
        block.flush(unused, tally.errors()::add);
    }
}
