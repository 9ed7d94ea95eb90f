package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Reconstruction.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The reconstruction error from profiles, without time: twelve normal numbers that follow three hidden ones closely, four each,
 * with a correlation of .9 within the fours. Each change keeps the margins.
 */
class ProfiledErrorTest {
    private static final int FEATURES = 12;
    private static final double SHARE = .95;
    private static final Schema SCHEMA = new Schema(
            IntStream.range(0, FEATURES).mapToObj(i -> Feature.number("x" + i)).toList());

    private enum Change {
        NONE,
        /** In an eighth of the rows the first six features are another row's. */
        JOIN,
        /** What features have beside the hidden ones is three times as large in a tenth of the rows, in all at once, and less in the others. */
        BURSTS,
        /** The sign of a hidden number is the product of the other two's: within the plane. */
        PRODUCT
    }

    private static Rows rows(Random random, int size, Change change) {
        double[][] values = new double[FEATURES][size];
        for (int row = 0; row < size; row++) {
            double[] hidden = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            if (change == Change.PRODUCT) {
                hidden[2] = Math.abs(hidden[2]) * Math.signum(hidden[0] * hidden[1]);
            }
            double scale = change != Change.BURSTS ? 1 : Math.sqrt(random.nextInt(10) == 0 ? 5.5 : .5);
            for (int i = 0; i < FEATURES; i++) {
                double beside = Math.sqrt(1 - SHARE * SHARE) * random.nextGaussian();
                values[i][row] = SHARE * hidden[i % 3] + scale * beside;
            }
        }
        if (change == Change.JOIN) {
            handOn(values, size / 8);
        }
        List<Column> columns = new ArrayList<>();
        for (double[] column : values) {
            columns.add(NumberColumn.of(column));
        }
        return new Rows(SCHEMA, size, columns, List.of());
    }

    private static void handOn(double[][] values, int rows) {
        for (int i = 0; i < FEATURES / 2; i++) {
            double first = values[i][0];
            System.arraycopy(values[i], 1, values[i], 0, rows - 1);
            values[i][rows - 1] = first;
        }
    }

    private static MultivariateResult result(int window, Change change, double floor, long seed) {
        Random random = new Random(seed);
        Rows before = rows(random, 3_000, Change.NONE);
        JointTraffic.Case drawn = JointTraffic.of(before, rows(random, window, change), .01 / 3);
        return new ProfiledDrift(floor, .1).result(drawn.input());
    }

    private static Finding error(MultivariateResult result) {
        return result.findings().stream()
                .filter(finding -> finding.check().equals(MultivariateDrift.RECONSTRUCTION_ERROR))
                .findFirst()
                .orElseThrow();
    }

    /** By which ways windows breached, at the level that the check has of a drift level of 1 %. */
    private static Map<String, Integer> found(int window, Change change, double floor) {
        Map<String, Integer> by = new ConcurrentHashMap<>();
        IntStream.range(0, 20)
                .parallel()
                .forEach(i -> result(window, change, floor, 500 + i).findings().stream()
                        .filter(finding -> finding.outcome() == Outcome.BREACHED)
                        .forEach(finding -> by.merge(finding.check(), 1, Integer::sum)));
        System.out.println(change + ", 20 windows of " + window + " rows: " + by);
        return by;
    }

    /** Measured: 20, the correlations, each of which fell by an eighth, 14, the outlier score 12. */
    @Test
    void aJoinGoneWrongIsFoundInFewerRowsThanByCorrelations() {
        Map<String, Integer> by = found(400, Change.JOIN, .05);
        assertThat(by.getOrDefault(MultivariateDrift.RECONSTRUCTION_ERROR, 0)).isGreaterThanOrEqualTo(18);
        assertThat(by.getOrDefault(MultivariateDrift.CORRELATIONS, 0)).isLessThan(18);
    }

    /** Measured: 20, the outlier score too; nothing by correlations. */
    @Test
    void featuresThatAreOffAtOnceAreFoundWhereNoCorrelationMoved() {
        Map<String, Integer> by = found(1_000, Change.BURSTS, .05);
        assertThat(by.getOrDefault(MultivariateDrift.RECONSTRUCTION_ERROR, 0)).isGreaterThanOrEqualTo(19);
        assertThat(by.getOrDefault(MultivariateDrift.CORRELATIONS, 0)).isZero();
    }

    /** What stays in the plane is not seen: no pair is correlated, and no row is farther off. A classifier of rows sees it. */
    @Test
    void aProductWithinThePlaneIsNotSeen() {
        assertThat(found(2_000, Change.PRODUCT, .05)).isEmpty();
    }

    @Test
    void theFindingNamesWhatMovedAndTheFeatures() {
        MultivariateResult result = result(2_000, Change.JOIN, .05, 7);
        Finding finding = error(result);
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.reason())
                .matches("median distance from the 3 principal components 0\\.9\\d+ → (0\\.9\\d+|1\\.0\\d*|1);"
                        + " it changed most in x\\d+ \\(more\\).*; rows taken as independent");
        assertThat(finding.pValue()).isLessThan(1e-10);
        assertThat(finding.expected()).isZero();
        assertThat(finding.effect()).isBetween(.05, .2);
        assertThat(finding.smallestDetectable()).isBetween(.02, .1);
        assertThat(finding.measures()).containsKey("ks");
        assertThat(finding.rows()).isNotEmpty();
        assertThat(result.offPlane()).hasSize(FEATURES);
        assertThat(result.offPlane()).extracting(Contribution::change).allMatch(change -> change > 0);
        assertThat(result.left()).isEmpty();
    }

    @Test
    void whatIsAsBeforeIsNotNamed() {
        MultivariateResult result = result(2_000, Change.NONE, .05, 7);
        assertThat(error(result).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(error(result).reason()).doesNotContain("changed most");
        assertThat(result.offPlane()).isEmpty();
    }

    @Test
    void ofFewRowsItIsLeftOutAndSaid() {
        MultivariateResult result = result(29, Change.NONE, .05, 7);
        assertThat(result.findings()).extracting(Finding::check).containsOnly(MultivariateDrift.CORRELATIONS);
        assertThat(result.left())
                .extracting(Finding::reason)
                .hasSize(2)
                .containsOnly("fewer than 30 rows measured, here or held out of the baseline");
    }
}
