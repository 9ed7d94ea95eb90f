package dev.vigia.profile;

import dev.vigia.stats.PrincipalComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plane in which a baseline's rows mostly lie ({@link PrincipalComponents} of the scores of {@link PairSums}), and
 * from which a row's reconstruction error is the distance. A number's score is the place of its bin, so no value is far
 * out; a column that varies so little that one of its scores would be more than {@value #FARTHEST} deviations out is left
 * out. A missing number has the score of its middle, of a frequent category it is asked whether a row has it.
 *
 * <p>It was fitted on one part of the baseline's rows; the bins of the error, the baseline's counts in them and the
 * contributions of its features are those of rows that were held out. Immutable.
 */
public final class Reconstruction {
    /** Under a baseline that was made before there was one, of few rows, or of fewer than two features that vary. */
    static final Reconstruction NONE = new Reconstruction(
            PairColumns.NONE, new int[0], new double[0], new double[0], new float[0][], new float[0], Bins.none());

    static final double FARTHEST = 10;

    private final PairColumns columns;
    private final int[] used;
    private final double[] means;
    private final double[] deviations;
    private final float[][] left;
    private final float[] usual;
    private final Bins bins;

    /**
     * A plane.
     *
     * @param used places of the columns that take part, rising
     * @param means of their scores
     * @param deviations of them, above 0
     * @param left the directions that are not in the plane, each of as many numbers
     * @param usual the mean square of what rows that were held out have off the plane, by column
     * @param bins of the error, from those rows
     */
    private Reconstruction(
            PairColumns columns,
            int[] used,
            double[] means,
            double[] deviations,
            float[][] left,
            float[] usual,
            Bins bins) {
        this.columns = columns;
        this.used = used;
        this.means = means;
        this.deviations = deviations;
        this.left = left;
        this.usual = usual;
        this.bins = bins;
    }

    /** One of which it is not known yet what rows have off it. */
    static Reconstruction plane(PairColumns columns, int[] used, double[] means, double[] deviations, double[][] left) {
        float[][] singles = new float[left.length][used.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < used.length; j++) {
                singles[i][j] = (float) left[i][j];
            }
        }
        return new Reconstruction(columns, used, means, deviations, singles, new float[used.length], Bins.none());
    }

    /** How many columns take part: 0 if there is none, else from 2 to 64. */
    public int columns() {
        return used.length;
    }

    /** How many principal components the plane has. */
    public int components() {
        return used.length - left.length;
    }

    boolean isEmpty() {
        return used.length == 0;
    }

    int[] used() {
        return used;
    }

    float mean(int place) {
        return (float) means[place];
    }

    float perDeviation(int place) {
        return (float) (1 / deviations[place]);
    }

    /** The directions that are not in the plane; not a copy. */
    float[][] left() {
        return left;
    }

    /**
     * A feature's part of the mean square error.
     *
     * @param before in the baseline's held-out rows, 0 or more
     * @param after in the rows that were asked about
     */
    public record Contribution(String feature, double before, double after) {
        /** By how much it rose. */
        public double change() {
            return after - before;
        }
    }

    /**
     * What each feature has of the mean square error of some rows, which is their sum: it follows from the rows' sums of
     * products. Those first that changed most, whichever way.
     *
     * @param rows sums under this baseline; of none, there is no contribution
     */
    public List<Contribution> contributions(PairSums rows) {
        if (rows.rows() == 0 || isEmpty()) {
            return List.of();
        }
        double[] now = offPlane(rows);
        Map<String, double[]> byFeature = new LinkedHashMap<>();
        for (int i = 0; i < used.length; i++) {
            double[] sums = byFeature.computeIfAbsent(columns.feature(used[i]), unseen -> new double[2]);
            sums[0] += usual[i];
            sums[1] += now[i];
        }
        List<Contribution> all = new ArrayList<>();
        byFeature.forEach((feature, sums) -> all.add(new Contribution(feature, sums[0], sums[1])));
        all.sort(Comparator.comparingDouble((Contribution part) -> -Math.abs(part.change())));
        return all;
    }

    /** The mean square of what rows have off the plane, by column: the diagonal of P S P of their mean products S. */
    private double[] offPlane(PairSums rows) {
        double[][] means = standardised(rows);
        double[] squares = new double[used.length];
        for (int i = 0; i < squares.length; i++) {
            double[] onto = onto(i);
            for (int a = 0; a < onto.length; a++) {
                for (int b = 0; b < onto.length; b++) {
                    squares[i] += onto[a] * means[a][b] * onto[b];
                }
            }
            squares[i] = Math.max(0, squares[i]);
        }
        return squares;
    }

    /** What a column has off the plane, by the columns it is made of. */
    private double[] onto(int column) {
        double[] onto = new double[used.length];
        for (float[] direction : left) {
            for (int i = 0; i < onto.length; i++) {
                onto[i] += (double) direction[column] * direction[i];
            }
        }
        return onto;
    }

    private double[][] standardised(PairSums rows) {
        double[][] products = new double[used.length][used.length];
        for (int i = 0; i < used.length; i++) {
            for (int j = 0; j < used.length; j++) {
                double about = rows.meanProduct(used[i], used[j])
                        - means[i] * rows.mean(used[j])
                        - means[j] * rows.mean(used[i])
                        + means[i] * means[j];
                products[i][j] = about / deviations[i] / deviations[j];
            }
        }
        return products;
    }

    /**
     * The same with what rows that were held out have off the plane.
     *
     * @param errors theirs, rising
     */
    Reconstruction judgedBy(PairSums heldOut, double[] errors) {
        double[] squares = offPlane(heldOut);
        float[] judged = new float[squares.length];
        for (int i = 0; i < judged.length; i++) {
            judged[i] = (float) squares[i];
        }
        return new Reconstruction(columns, used, means, deviations, left, judged, BinEdges.of(errors));
    }

    /** The bins of the error. */
    Bins bins() {
        return bins;
    }

    void pack(PackWriter out) {
        out.counts(Arrays.stream(used).asLongStream().toArray());
        for (int i = 0; i < used.length; i++) {
            out.number(means[i]);
            out.number(deviations[i]);
            out.single(usual[i]);
        }
        out.count(left.length);
        for (float[] direction : left) {
            for (float part : direction) {
                out.single(part);
            }
        }
        bins.pack(out);
    }

    static Reconstruction unpack(PairColumns columns, PackReader in) {
        int[] used = Arrays.stream(in.counts()).mapToInt(Math::toIntExact).toArray();
        for (int i = 0; i < used.length; i++) {
            if (used[i] >= columns.size() || used[i] <= (i == 0 ? -1 : used[i - 1])) {
                throw new IllegalArgumentException("packed baseline with principal components of columns "
                        + Arrays.toString(used) + ": expected some of " + columns.size() + ", rising");
            }
        }
        double[] means = new double[used.length];
        double[] deviations = new double[used.length];
        float[] usual = new float[used.length];
        for (int i = 0; i < used.length; i++) {
            means[i] = in.number();
            deviations[i] = in.number();
            usual[i] = in.single();
        }
        float[][] left = new float[in.count(used.length)][used.length];
        for (float[] direction : left) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] = in.single();
            }
        }
        return new Reconstruction(columns, used, means, deviations, left, usual, Bins.unpack(in));
    }
}
