package dev.vigia.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How far windows in which nothing changed lie from their reference, in several directions at once: the long-run variance
 * S of their scores z, learned from windows. For a window like those, T² = zᵀ S⁻¹ z follows Hotelling's law, T² (ν − r + 1)
 * / (r ν) that of F with r and ν − r + 1 degrees of freedom (Hotelling 1931, doi:10.1214/aoms/1177732979).
 */
public final class DirectionLaw {
    /** Degrees of freedom without which nothing is said of a window. */
    static final double LEAST_DEGREES = 30;

    private static final double SINGULAR = 1e-4;

    private final double[][] inverse;
    private final int rank;
    private final double degrees;
    private final double triple;

    /**
     * A law from its parts.
     *
     * @param inverse by rows, not copied
     * @param rank from 1 to the number of rows
     * @param degrees at least {@value #LEAST_DEGREES} more than that
     * @param triple from 1
     */
    public DirectionLaw(double[][] inverse, int rank, double degrees, double triple) {
        if (rank < 1 || rank > inverse.length || !(degrees - rank + 1 >= LEAST_DEGREES) || !(triple >= 1)) {
            throw new IllegalArgumentException("law of " + inverse.length + " directions with rank " + rank + ", "
                    + degrees + " degrees and factor " + triple + ": expected rank 1 to that, at least "
                    + LEAST_DEGREES + " degrees more, and a factor from 1");
        }
        this.inverse = inverse;
        this.rank = rank;
        this.degrees = degrees;
        this.triple = triple;
    }

    /** The inverse of S, by rows; directions in which windows do not vary are left out of it. Not to be changed. */
    public double[][] inverse() {
        return inverse;
    }

    /** r, how many directions it rests on, from 1. */
    public int rank() {
        return rank;
    }

    /** ν, the degrees of freedom of S. */
    public double degrees() {
        return degrees;
    }

    /** By what factor T² of three windows in a row is larger than that of one, from 1. */
    public double triple() {
        return triple;
    }

    /** The inverse of the mean of z zᵀ, with the number of directions in which it is not 0. */
    static final class Inverse {
        private final double[][] matrix;
        private final int rank;

        Inverse(double[][] matrix, int rank) {
            this.matrix = matrix;
            this.rank = rank;
        }

        double[][] matrix() {
            return matrix;
        }

        int rank() {
            return rank;
        }

        static Inverse ofMeanSquare(double[][] scores) {
            int directions = scores[0].length;
            double[][] mean = new double[directions][directions];
            for (double[] z : scores) {
                for (int i = 0; i < directions; i++) {
                    for (int j = 0; j < directions; j++) {
                        mean[i][j] += z[i] * z[j] / scores.length;
                    }
                }
            }
            return of(mean);
        }

        private static Inverse of(double[][] mean) {
            EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(mean));
            double[] values = parts.getRealEigenvalues();
            RealMatrix inverse = new Array2DRowRealMatrix(mean.length, mean.length);
            int rank = 0;
            for (int i = 0; i < values.length; i++) {
                if (values[i] > SINGULAR * Math.max(1e-6, values[0])) {
                    RealMatrix part = parts.getEigenvector(i)
                            .outerProduct(parts.getEigenvector(i))
                            .scalarMultiply(1 / values[i]);
                    inverse = inverse.add(part);
                    rank++;
                }
            }
            return new Inverse(inverse.getData(), rank);
        }
    }

    /** T² of one window. */
    double square(double[] z) {
        return square(inverse, z);
    }

    static double square(double[][] inverse, double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                sum += z[i] * inverse[i][j] * z[j];
            }
        }
        return Math.max(0, sum);
    }

    /** ln P(T² ≥ square) where nothing changed. */
    double logP(double square) {
        double below = degrees - rank + 1;
        return LogTails.beta(1 / (1 + square / degrees), below / 2, rank / 2.0);
    }

    /** The least T² whose ln p is not above a value. */
    double squareAt(double logP) {
        double high = 1;
        while (logP(high) > logP && high < 1e12) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (logP(middle) > logP) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
