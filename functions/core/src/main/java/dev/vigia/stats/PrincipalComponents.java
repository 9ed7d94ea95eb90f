package dev.vigia.stats;

import java.util.Arrays;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The plane in which rows mostly lie: the principal components of standardised columns that hold {@value #EXPLAINED} of
 * their variance, at least one direction apart (Pearson 1901, doi:10.1080/14786440109462720). A row's reconstruction error
 * is its distance from that plane: what it has along the directions that are left out, which does not cancel as the
 * difference of two squares would.
 *
 * <p>The same rows in the same order give the same directions to the last bit. Immutable.
 */
public final class PrincipalComponents {
    /** The share of the variance that is kept. */
    public static final double EXPLAINED = 0.8;

    /** A square distance less than this of the row's own square is rounding. */
    public static final double ROUNDING = 1e-10;

    private final double[][] left;
    private final int kept;

    private PrincipalComponents(double[][] left, int kept) {
        this.left = left;
        this.kept = kept;
    }

    /**
     * Of rows.
     *
     * @param rows one or more of one length from 2, with no NaN; columns about 0 with a variance of 1 are of equal weight
     * @throws IllegalArgumentException if there are none
     */
    public static PrincipalComponents of(double[][] rows) {
        if (rows.length == 0 || rows[0].length < 2) {
            throw new IllegalArgumentException(
                    rows.length + " rows: expected one or more, of two columns or more, to find components");
        }
        RealMatrix products = new Array2DRowRealMatrix(products(rows), false);
        try {
            EigenDecomposition eigen = new EigenDecomposition(products);
            return of(eigen.getRealEigenvalues(), eigen.getV());
        } catch (MaxCountExceededException notSettled) { // of far fewer rows than columns most variances are 0
            SingularValueDecomposition singular = new SingularValueDecomposition(products);
            return of(singular.getSingularValues(), singular.getU());
        }
    }

    /** Of all directions, by falling variance. */
    private static PrincipalComponents of(double[] variances, RealMatrix directions) {
        int size = variances.length;
        double wanted = EXPLAINED * Arrays.stream(variances).sum();
        int kept = 0;
        double sum = 0;
        while (kept < size - 1 && sum < wanted) {
            sum += variances[kept++];
        }
        double[][] left = new double[size - kept][];
        for (int i = 0; i < left.length; i++) {
            left[i] = directions.getColumn(kept + i);
        }
        return new PrincipalComponents(left, kept);
    }

    /** The mean product of each two columns. */
    private static double[][] products(double[][] rows) {
        int size = rows[0].length;
        double[][] products = new double[size][size];
        for (double[] row : rows) {
            for (int i = 0; i < size; i++) {
                double value = row[i] / rows.length;
                double[] of = products[i];
                for (int j = 0; j < size; j++) {
                    of[j] += value * row[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                products[i][j] = products[j][i];
            }
        }
        return products;
    }

    /** How many components there are, from 0 to one less than there are columns. */
    public int kept() {
        return kept;
    }

    /** The directions that are left out, each of length 1, upright on the others and on the plane; a copy. */
    public double[][] left() {
        return Arrays.stream(left).map(double[]::clone).toArray(double[][]::new);
    }

    /** The distance of each row from the plane. */
    public double[] errors(double[][] rows) {
        double[] errors = new double[rows.length];
        Arrays.setAll(errors, i -> error(rows[i]));
        return errors;
    }

    private double error(double[] row) {
        double square = 0;
        for (double[] direction : left) {
            double along = product(direction, row);
            square += along * along;
        }
        return square > ROUNDING * product(row, row) ? Math.sqrt(square) : 0;
    }

    private static double product(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < a.length ? even + odd + a[i] * b[i] : even + odd;
    }
}
