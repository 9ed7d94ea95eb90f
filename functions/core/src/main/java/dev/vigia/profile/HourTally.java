package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import java.util.List;

/** What is kept of one hour while a {@link WindowNull} is learned. Not thread-safe. */
final class HourTally {
    private final List<CoarseCells> cells;
    private final long[][] counts;
    private final PairTally pairs;
    private final DerivedTally derived;
    private final long[] rows;
    private final long[] missing;
    /** Values in a number's lowest bin or below it, and in its highest or above it. */
    private final long[] low;

    private final long[] high;
    private long scored;
    private long outliers;

    HourTally(List<CoarseCells> cells, DerivedCells derivedCells, PairColumns columns) {
        this.cells = cells;
        counts = cells.stream().map(cell -> new long[cell.size()]).toArray(long[][]::new);
        pairs = new PairTally(columns);
        derived = new DerivedTally(derivedCells);
        rows = new long[cells.size()];
        missing = new long[cells.size()];
        low = new long[cells.size()];
        high = new long[cells.size()];
    }

    void add(Profile profile) {
        List<ColumnProfile> columns = profile.columns();
        for (int i = 0; i < counts.length; i++) {
            long[] more = cells.get(i).counts(columns.get(i));
            for (int cell = 0; cell < more.length; cell++) {
                counts[i][cell] += more[cell];
            }
            rows[i] += columns.get(i).rows();
            missing[i] += columns.get(i).missing();
            if (columns.get(i) instanceof NumberProfile number && number.finite() > 0) {
                long[] counts = number.cellCounts();
                low[i] += counts[0] + counts[1];
                high[i] += counts[counts.length - 2] + counts[counts.length - 1];
            }
        }
        pairs.merge(profile.pairTally());
        derived.add(profile);
        scored += profile.outlierScores().finite();
        outliers += profile.outliers();
    }

    void add(List<Column> columns, int row) {
        for (int i = 0; i < counts.length; i++) {
            Column column = columns.get(i);
            int cell = cells.get(i).of(column, row);
            rows[i]++;
            if (cell >= 0) {
                counts[i][cell]++;
                addEnds(i, cells.get(i), column, row);
            } else if (column.cell(row).isMissing()) {
                missing[i]++;
            }
        }
    }

    private void addEnds(int i, CoarseCells cells, Column column, int row) {
        if (cells instanceof CoarseCells.OfNumber number && column instanceof NumberColumn numbers) {
            double value = numbers.value(row);
            low[i] += number.isLow(value) ? 1 : 0;
            high[i] += number.isHigh(value) ? 1 : 0;
        }
    }

    void addScore(double score, OutlierLimit limit) {
        derived.addScore(score);
        scored++;
        outliers += score > limit.score() ? 1 : 0;
    }

    PairTally pairs() {
        return pairs;
    }

    DerivedTally derived() {
        return derived;
    }

    /** Counts by cell of a column, which must not change any more. */
    long[] counts(int column) {
        return counts[column];
    }

    long rows(int column) {
        return rows[column];
    }

    long missing(int column) {
        return missing[column];
    }

    /** Values of a number's lowest bin or below it. */
    long low(int column) {
        return low[column];
    }

    /** Values of a number's highest bin or above it. */
    long high(int column) {
        return high[column];
    }

    long scored() {
        return scored;
    }

    long outliers() {
        return outliers;
    }
}
