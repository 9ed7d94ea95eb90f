package dev.vigia.performance;

import dev.vigia.stats.BinnedColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smooth part of a loss: its logarithm as a linear function of the normal scores of numbers, their squares, and flags of categories
 * and missing cells, by the score equations of a gamma law (McCullagh and Nelder 1989, doi:10.1201/9780203753736), which hold the
 * sum of the rows' losses. Trees alone take a loss for constant between two splits, so under a shift that raises it they lag behind.
 */
final class LossTrend {
    private static final int MOST_TERMS = 12;
    private static final int ROWS_A_TERM = 50;
    private static final int LEAST_FLAGGED = 50;
    private static final double EVIDENT = 4;
    private static final double RIDGE = 5;
    private static final int STEPS = 8;
    private static final double CLOSE = 1e-4;
    /** No row is further from the mean than by a factor of e to this. */
    private static final double FARTHEST = 20;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** What a column's bin adds to the logarithm for a coefficient of 1. */
    private static final class Term {
        private final int column;
        private final double[] values;

        Term(int column, double[] values) {
            this.column = column;
            this.values = values;
        }

        double of(BinnedColumns bins, int row) {
            return values[bins.bin(column, row)];
        }
    }

    private final List<Term> terms;
    private final double[] coefficients;
    private final DecompositionSolver solver;

    private LossTrend(List<Term> terms, double[] coefficients, DecompositionSolver solver) {
        this.terms = terms;
        this.coefficients = coefficients;
        this.solver = solver;
    }

    /**
     * Fits a trend, its terms chosen by how much they tell.
     *
     * @param losses of each of the rows, not negative, not all 0
     */
    static LossTrend fit(BinnedColumns bins, int[] rows, double[] losses) {
        return fit(evident(bins, rows, losses), bins, rows, losses);
    }

    /** Fits the same terms to another loss. */
    LossTrend refit(BinnedColumns bins, int[] rows, double[] losses) {
        return fit(terms, bins, rows, losses);
    }

    private static LossTrend fit(List<Term> terms, BinnedColumns bins, int[] rows, double[] losses) {
        double[] coefficients = new double[terms.size() + 1];
        coefficients[0] = Math.log(Means.of(losses).mean());
        double[] x = new double[coefficients.length];
        double[][] squares = new double[x.length][x.length];
        for (int i = 0; i < rows.length; i++) {
            fill(terms, bins, rows[i], x);
            for (int p = 0; p < x.length; p++) {
                for (int q = 0; q < x.length; q++) {
                    squares[p][q] += x[p] * x[q];
                }
            }
        }
        for (int p = 1; p < x.length; p++) {
            squares[p][p] += RIDGE;
        }
        DecompositionSolver solver = new CholeskyDecomposition(MatrixUtils.createRealMatrix(squares)).getSolver();
        LossTrend trend = new LossTrend(terms, coefficients, solver);
        double moved = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS && moved > CLOSE; step++) {
            moved = trend.step(bins, rows, losses);
        }
        return trend;
    }

    private double step(BinnedColumns bins, int[] rows, double[] losses) {
        double[] gradient = new double[coefficients.length];
        double[] x = new double[gradient.length];
        for (int i = 0; i < rows.length; i++) {
            fill(terms, bins, rows[i], x);
            double over = losses[i] * Math.exp(-log(bins, rows[i])) - 1;
            for (int p = 0; p < x.length; p++) {
                gradient[p] += over * x[p];
            }
        }
        for (int p = 1; p < x.length; p++) {
            gradient[p] -= RIDGE * coefficients[p];
        }
        double[] step = solve(gradient);
        double longest = IntStream.range(0, step.length)
                .mapToDouble(p -> Math.abs(step[p]))
                .max()
                .orElse(0);
        for (int p = 0; p < step.length; p++) {
            coefficients[p] += step[p] / Math.max(1, longest);
        }
        return longest;
    }

    private static List<Term> evident(BinnedColumns bins, int[] rows, double[] losses) {
        List<Term> candidates = new ArrayList<>();
        for (int column = 0; column < bins.features(); column++) {
            candidates.addAll(terms(bins, rows, column));
        }
        double mean = Means.of(losses).mean();
        double[] z = candidates.stream()
                .mapToDouble(term -> Math.abs(z(term, bins, rows, losses, mean)))
                .toArray();
        return IntStream.range(0, z.length)
                .filter(i -> z[i] > EVIDENT)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -z[i]))
                .limit(Math.min(MOST_TERMS, rows.length / ROWS_A_TERM))
                .map(candidates::get)
                .toList();
    }

    private static List<Term> terms(BinnedColumns bins, int[] rows, int column) {
        int[] counts = new int[BinnedColumns.MOST];
        for (int row : rows) {
            counts[bins.bin(column, row)]++;
        }
        List<Term> terms = new ArrayList<>();
        if (!bins.isNamed(column)) {
            double[] scores = scores(counts, rows.length);
            terms.add(new Term(column, scores));
            double[] squares = new double[scores.length];
            for (int bin = 1; bin < scores.length; bin++) {
                squares[bin] = counts[bin] > 0 ? scores[bin] * scores[bin] - 1 : 0;
            }
            terms.add(new Term(column, squares));
        }
        for (int bin = 0; bin < (bins.isNamed(column) ? counts.length : 1); bin++) {
            if (Math.min(counts[bin], rows.length - counts[bin]) >= LEAST_FLAGGED) {
                double[] flag = new double[BinnedColumns.MOST];
                flag[bin] = 1;
                terms.add(new Term(column, flag));
            }
        }
        return terms;
    }

    private static double[] scores(int[] counts, int rows) {
        double[] scores = new double[BinnedColumns.MOST];
        double below = 0;
        for (int bin = 1; bin < scores.length; bin++) {
            if (counts[bin] > 0) {
                scores[bin] = NORMAL.inverseCumulativeProbability((below + counts[bin] / 2.0) / (rows - counts[0]));
                below += counts[bin];
            }
        }
        return scores;
    }

    /** How evidently the loss goes with a term, in standard errors. */
    private static double z(Term term, BinnedColumns bins, int[] rows, double[] losses, double mean) {
        double sum = 0;
        double squares = 0;
        double product = 0;
        double spread = 0;
        for (int i = 0; i < rows.length; i++) {
            double x = term.of(bins, rows[i]);
            double over = losses[i] / mean - 1;
            sum += x;
            squares += x * x;
            product += x * over;
            spread += over * over;
        }
        double variance = squares - sum * sum / rows.length;
        return product / Math.sqrt(variance * spread / rows.length + Double.MIN_NORMAL);
    }

    private static void fill(List<Term> terms, BinnedColumns bins, int row, double[] x) {
        x[0] = 1;
        for (int p = 1; p < x.length; p++) {
            x[p] = terms.get(p - 1).of(bins, row);
        }
    }

    /** How many terms there are, the constant among them. */
    int size() {
        return coefficients.length;
    }

    /** A row's terms. */
    double[] terms(BinnedColumns bins, int row) {
        double[] x = new double[size()];
        fill(terms, bins, row, x);
        return x;
    }

    /** The logarithm of a row's loss. */
    double log(BinnedColumns bins, int row) {
        double sum = 0;
        for (int p = 1; p < coefficients.length; p++) {
            sum += coefficients[p] * terms.get(p - 1).of(bins, row);
        }
        return coefficients[0] + Math.clamp(sum, -FARTHEST, FARTHEST);
    }

    /** The columns that it hangs on. */
    IntStream columns() {
        return terms.stream().mapToInt(term -> term.column);
    }

    /** By how much the coefficients change with what the score equations leave. */
    double[] solve(double[] gradient) {
        return solver.solve(MatrixUtils.createRealVector(gradient)).toArray();
    }
}
