package dev.vigia.stats;

import java.util.Map;

/** The effect that one hour finds with probability {@value SmallestDetectable#POWER} under a {@link WindowLaw}. */
record WindowDetectable(WindowLaw law, Map<WindowTest, TailCalibration> tails, double alpha) {
    double effect(WindowCounts hour) {
        double inflation = 1 + 1.0 / law.reference().windows(hour);
        double rows = Math.min(hour.rows(), law.mostRows()) / inflation;
        DirectionLaw smooth = law.smooth();
        DirectionLaw cells = law.cells();
        double effect = 1;
        if (smooth != null) {
            effect = shift(smooth, law.reference().of(hour), rows);
        } else if (cells != null) {
            effect = move(cells, rows);
        }
        return Math.min(1, effect);
    }

    /** A shift is a change along the first score: its largest partial sum over a lower part of the cells is its effect. */
    private double shift(DirectionLaw smooth, long[] reference, double rows) {
        double[] score = CellScores.smooth(reference, 1)[0];
        double total = CellScores.total(reference);
        double partial = 0;
        double most = 0;
        for (int cell = 0; cell < score.length; cell++) {
            partial += score[cell] * reference[cell] / total;
            most = Math.max(most, Math.abs(partial));
        }
        return most * Math.sqrt(noncentrality(smooth, WindowTest.SMOOTH) / (rows * smooth.inverse()[0][0]));
    }

    private double move(DirectionLaw cells, double rows) {
        double needed = noncentrality(cells, WindowTest.CELLS);
        double[] shares = law.groups().shares();
        double most = 0;
        for (int d = 0; d < cells.inverse().length; d++) {
            most = Math.max(most, needed * shares[d] / (rows * cells.inverse()[d][d]));
        }
        return Math.sqrt(most);
    }

    private double noncentrality(DirectionLaw of, WindowTest test) {
        int tests = (law.smooth() == null ? 0 : 2) + (law.cells() == null ? 0 : 2);
        double logP = tails.getOrDefault(test, TailCalibration.NONE)
                .invert(Math.log(alpha / WindowTwoSample.CAUTION / tests));
        return SmallestDetectable.noncentralityBeyond(of.rank(), of.squareAt(logP));
    }
}
