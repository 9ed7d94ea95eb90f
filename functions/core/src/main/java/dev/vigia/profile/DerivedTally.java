package dev.vigia.profile;

import java.util.EnumMap;
import java.util.Map;

/** Counts an hour's outlier scores and reconstruction errors in a few cells. Not thread-safe. */
final class DerivedTally implements PairBlock.Errors {
    private final DerivedCells cells;
    private final Map<Derived, long[]> counts = new EnumMap<>(Derived.class);

    DerivedTally(DerivedCells cells) {
        this.cells = cells;
        for (Derived column : Derived.values()) {
            counts.put(column, new long[cells.of(column).size()]);
        }
    }

    void add(Profile profile) {
        for (Derived column : Derived.values()) {
            profile.derived(column).ifPresent(held -> {
                long[] more = cells.of(column).counts(held);
                long[] to = counts(column);
                for (int cell = 0; cell < more.length; cell++) {
                    to[cell] += more[cell];
                }
            });
        }
    }

    void addScore(double score) {
        add(Derived.OUTLIER_SCORE, score);
    }

    @Override
    public void add(double[] errors, int size) {
        for (int i = 0; i < size; i++) {
            add(Derived.RECONSTRUCTION_ERROR, errors[i]);
        }
    }

    private void add(Derived column, double value) {
        counts(column)[cells.of(column).of(value)]++;
    }

    /** By cell, which must not change any more. */
    long[] counts(Derived column) {
        return counts.getOrDefault(column, new long[0]);
    }
}
