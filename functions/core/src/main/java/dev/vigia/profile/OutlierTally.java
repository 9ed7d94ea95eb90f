package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.NumberColumn;
import dev.vigia.profile.OutlyingRow.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores rows and keeps the counts, the highest, and what the outliers' scores are made of. */
final class OutlierTally {
    static final int MOST_ROWS = 20;
    static final int MOST_SHARES = 5;
    /** Shares are summed as whole numbers of 1 / this, so that merging is exact. */
    static final double SHARE_UNIT = 1 << 20;

    private static final Comparator<OutlyingRow> ORDER =
            Comparator.comparingDouble(OutlyingRow::score).reversed().thenComparing(OutlyingRow::row);

    private final Layout layout;
    private final NumberTally scores;
    private final long[] shares;
    private final List<OutlyingRow> top = new ArrayList<>();
    private long outliers;

    OutlierTally(Layout layout) {
        this(layout, new NumberTally(Layout.SCORE, layout.scoreBins()));
    }

    private OutlierTally(Layout layout, NumberTally scores) {
        this.layout = layout;
        this.scores = scores;
        shares = new long[layout.reference().axes().size()];
    }

    /** Whether there is anything to measure a row by. */
    boolean scores() {
        return shares.length > 0;
    }

    /** Scores some rows, at most {@value RowScorer#MOST}, and counts them; returns the scores. */
    double[] add(RowScorer scorer, List<Column> cells, int[] rows) {
        double[] ofRows = scorer.scoreSome(cells, rows);
        scores.add(NumberColumn.of(ofRows), RowMarks.none());
        for (int i = 0; i < rows.length; i++) {
            if (ofRows[i] > layout.limit().score()) {
                addShares(ofRows[i], scorer.contributions(i));
            }
        }
        return ofRows;
    }

    private void addShares(double score, double[] parts) {
        outliers++;
        for (int i = 0; i < parts.length; i++) {
            shares[i] += Math.round(parts[i] / score * SHARE_UNIT);
        }
    }

    /** Keeps the rows that the scorer scored last, as far as they are among the highest. */
    void offer(RowScorer scorer, InferenceId request, int[] rows, double[] ofRows) {
        for (int i = 0; i < rows.length; i++) {
            double score = ofRows[i];
            if (top.size() < MOST_ROWS || score >= top.getLast().score()) {
                insert(new OutlyingRow(request.row(rows[i]), score, largest(score, scorer.contributions(i))));
            }
        }
    }

    private void insert(OutlyingRow row) {
        top.add(row);
        top.sort(ORDER);
        if (top.size() > MOST_ROWS) {
            top.removeLast();
        }
    }

    private List<Share> largest(double score, double[] parts) {
        List<Share> all = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                all.add(new Share(feature(i), Math.min(1, parts[i] / score)));
            }
        }
        all.sort(Comparator.comparingDouble(Share::share).reversed());
        return all.subList(0, Math.min(MOST_SHARES, all.size()));
    }

    private String feature(int axis) {
        int column = layout.reference().axes().get(axis).column();
        return layout.columns().get(column).feature().name();
    }

    NumberTally scoreTally() {
        return scores;
    }

    long outliers() {
        return outliers;
    }

    List<OutlyingRow> top() {
        return List.copyOf(top);
    }

    /** The mean share of each feature in the outliers' scores, largest first, of those above 0. */
    List<Share> shares() {
        List<Share> all = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0 && outliers > 0) {
                all.add(new Share(feature(i), Math.min(1, shares[i] / SHARE_UNIT / outliers)));
            }
        }
        all.sort(Comparator.comparingDouble(Share::share).reversed());
        return all;
    }

    void merge(OutlierTally other) {
        scores.merge(other.scores);
        outliers += other.outliers;
        for (int i = 0; i < shares.length; i++) {
            shares[i] += other.shares[i];
        }
        other.top.forEach(this::insert);
    }

    void pack(PackWriter out) {
        scores.pack(out);
        out.count(outliers);
        out.counts(shares);
        out.count(top.size());
        for (OutlyingRow row : top) {
            RowSample.packRow(row.row(), out);
            out.number(row.score());
            out.count(row.shares().size());
            for (Share share : row.shares()) {
                out.text(share.feature());
                out.number(share.share());
            }
        }
    }

    static OutlierTally unpack(Layout layout, PackReader in) {
        NumberTally empty = new NumberTally(Layout.SCORE, layout.scoreBins());
        OutlierTally tally = new OutlierTally(layout, empty.unpack(in));
        tally.outliers = in.count();
        long[] shares = in.counts();
        if (shares.length != tally.shares.length) {
            throw new IllegalArgumentException("packed profile with shares of " + shares.length
                    + " features: expected the baseline's " + tally.shares.length);
        }
        System.arraycopy(shares, 0, tally.shares, 0, shares.length);
        int size = in.count(MOST_ROWS);
        for (int i = 0; i < size; i++) {
            tally.top.add(unpackRow(in));
        }
        return tally;
    }

    private static OutlyingRow unpackRow(PackReader in) {
        var row = RowSample.unpackRow(in);
        double score = in.number();
        List<Share> shares = new ArrayList<>();
        int size = in.count(MOST_SHARES);
        for (int i = 0; i < size; i++) {
            String feature = in.text();
            shares.add(new Share(feature, in.number()));
        }
        return new OutlyingRow(row, score, shares);
    }
}
