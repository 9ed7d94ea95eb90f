package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.ReferenceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    /** {@code principal_components.py} stands beside the file. */
    @Test
    void errorsAreScikitLearns() {
        List<String[]> rows = ReferenceFile.rows(PrincipalComponentsTest.class, "principal-components.csv");
        double[][] values =
                rows.stream().map(row -> ReferenceFile.numbers(row[0])).toArray(double[][]::new);
        double[] errors = PrincipalComponents.of(Arrays.copyOf(values, 50)).errors(values);
        assertThat(rows).hasSize(80);
        for (int row = 0; row < errors.length; row++) {
            assertThat(errors[row]).isCloseTo(Double.parseDouble(rows.get(row)[1]), within(1e-9));
        }
    }

    private static double[][] rows(int size, int columns, boolean equal) {
        Random random = new Random(3);
        return IntStream.range(0, size)
                .mapToObj(row -> {
                    double first = random.nextGaussian();
                    return IntStream.range(0, columns)
                            .mapToDouble(i -> equal ? first : random.nextGaussian())
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    @Test
    void whatIsLeftOutIsUprightAndADirectionAtLeast() {
        PrincipalComponents found = PrincipalComponents.of(rows(200, 10, false));
        double[][] left = found.left();
        assertThat(left).hasNumberOfRows(10 - found.kept());
        assertThat(found.kept()).isBetween(6, 8); // independent columns: about four fifths
        for (int a = 0; a < left.length; a++) {
            for (int b = 0; b < left.length; b++) {
                double product = 0;
                for (int i = 0; i < 10; i++) {
                    product += left[a][i] * left[b][i];
                }
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-12));
            }
        }
        assertThat(PrincipalComponents.of(rows(200, 2, false)).kept()).isEqualTo(1);
    }

    /** Most variances are 0 then, which the decomposition by eigenvalues gives up at. */
    @Test
    void farFewerRowsThanColumnsHaveAPlaneToo() {
        double[][] rows = rows(50, 200, false);
        PrincipalComponents found = PrincipalComponents.of(rows);
        assertThat(found.kept()).isBetween(30, 40); // 49 directions of equal variance: about four fifths
        double[] errors = found.errors(rows(90, 200, false));
        assertThat(Arrays.stream(errors)).allMatch(Double::isFinite);
        double known = Arrays.stream(errors, 0, 50).average().orElseThrow();
        double fresh = Arrays.stream(errors, 50, 90).average().orElseThrow();
        assertThat(fresh).as("rows that were not fitted on").isGreaterThan(1.5 * known);
    }

    /** Else rounding would be compared. */
    @Test
    void rowsInThePlaneHaveNoError() {
        double[][] rows = rows(50, 7, true);
        assertThat(PrincipalComponents.of(rows).errors(rows)).containsOnly(0);
    }

    @Test
    void ofNoRowsOrOneColumnThereIsNone() {
        assertThatThrownBy(() -> PrincipalComponents.of(new double[0][])).hasMessageContaining("0 rows: expected one");
        assertThatThrownBy(() -> PrincipalComponents.of(new double[3][1])).hasMessageContaining("two columns or more");
    }

    @Test
    void whereNothingVariesNothingIsExplained() {
        PrincipalComponents found = PrincipalComponents.of(new double[3][4]);
        assertThat(found.kept()).isZero();
        assertThat(found.errors(new double[2][4])).containsOnly(0);
    }
}
