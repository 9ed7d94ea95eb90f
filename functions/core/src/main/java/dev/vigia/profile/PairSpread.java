package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much the correlation of each pair varies over samples of independent rows of the baseline: the variance of ψ = xy −
 * r (x² + y²) / 2 of standardised scores, of which r less its expectation is the mean to first order. Immutable.
 */
public final class PairSpread {
    /** So many rows tell a variance within a few per cent. */
    private static final int MOST_ROWS = 20_000;

    private final float[] variances;

    private PairSpread(float[] variances) {
        this.variances = variances;
    }

    /** By pair, in the order of {@link PairSums#correlations()}; 0 where a column does not vary. */
    public double variance(int pair) {
        return variances[pair];
    }

    static PairSpread of(PairColumns columns, List<Column> cells, int rows) {
        int step = Math.ceilDiv(rows, MOST_ROWS);
        double[][] scores = IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(i -> standardised(columns, i, cells, rows, step))
                .toArray(double[][]::new);
        float[] variances = new float[columns.pairs()];
        IntStream.range(0, columns.size()).parallel().forEach(i -> {
            int at = i * columns.size() - i * (i + 1) / 2;
            for (int j = i + 1; j < columns.size(); j++) {
                variances[at++] = (float) variance(scores[i], scores[j]);
            }
        });
        return new PairSpread(variances);
    }

    private static double[] standardised(PairColumns columns, int column, List<Column> cells, int rows, int step) {
        int[] raw = new int[rows];
        columns.score(column, cells, 0, rows, raw, 0);
        double[] scores = new double[Math.ceilDiv(rows, step)];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = raw[i * step];
            sum += scores[i];
            squares += scores[i] * scores[i];
        }
        double mean = sum / scores.length;
        double deviation = Math.sqrt(squares / scores.length - mean * mean);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = deviation > 1e-3 ? (scores[i] - mean) / deviation : 0;
        }
        return scores;
    }

    private static double variance(double[] x, double[] y) {
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            products += x[i] * y[i];
        }
        double r = products / x.length;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double psi = x[i] * y[i] - r / 2 * (x[i] * x[i] + y[i] * y[i]);
            sum += psi * psi;
        }
        return sum / x.length;
    }

    void pack(PackWriter out) {
        out.count(variances.length);
        for (float variance : variances) {
            out.single(variance);
        }
    }

    static PairSpread unpack(PairColumns columns, PackReader in) {
        float[] variances = new float[in.length()];
        if (variances.length != columns.pairs()) {
            throw new IllegalArgumentException(
                    "packed baseline with variances of " + variances.length + " pairs: expected " + columns.pairs());
        }
        for (int i = 0; i < variances.length; i++) {
            variances[i] = in.single();
        }
        return new PairSpread(variances);
    }
}
