package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowScorerTest {
    private static final Schema SCHEMA =
            new Schema(List.of(Feature.number("x"), Feature.number("y"), Feature.category("c"), Feature.number("k")));
    private static final Baseline BASELINE =
            Samples.baseline(SCHEMA, builder -> builder.add(rows(new Random(1), 4_000)));

    private static Rows rows(Random random, int size) {
        NumberColumn.Builder x = new NumberColumn.Builder(size);
        NumberColumn.Builder y = new NumberColumn.Builder(size);
        TextColumn.Builder c = new TextColumn.Builder(size);
        NumberColumn.Builder k = new NumberColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            double common = random.nextGaussian();
            x.add(common);
            y.add(100 * (common + 0.3 * random.nextGaussian()));
            c.add(random.nextInt(100) == 0 ? "rare" : random.nextBoolean() ? "a" : "b");
            k.add(7);
        }
        return new Rows(SCHEMA, size, List.of(x.build(), y.build(), c.build(), k.build()), List.of());
    }

    private static Rows row(double x, double y, String c, double k) {
        return new Rows(
                SCHEMA,
                1,
                List.of(NumberColumn.of(x), NumberColumn.of(y), TextColumn.of(c), NumberColumn.of(k)),
                List.of());
    }

    private static double score(Rows rows) {
        return new RowScorer(BASELINE.layout().reference()).score(rows.columns(), new int[] {0})[0];
    }

    @Test
    void theScoreIsThatOfThePlainDefinition() {
        RowReference reference = BASELINE.layout().reference();
        RowScorer scorer = new RowScorer(reference);
        Rows rows = rows(new Random(2), 300);
        for (int row = 0; row < rows.size(); row++) {
            double sum = 0;
            for (int sample = 0; sample < RowReference.SAMPLES; sample++) {
                double nearest = Double.MAX_VALUE;
                for (int i = 0; i < reference.sampleRows(); i++) {
                    double square = 0;
                    for (Axis axis : reference.axes()) {
                        int code = axis.code(rows.column(axis.column()), row);
                        float number = code == Axis.VALUE ? axis.number(rows.column(axis.column()), row) : 0;
                        square += axis.square(code, number, sample * reference.sampleRows() + i);
                    }
                    nearest = Math.min(nearest, square);
                }
                sum += Math.sqrt(nearest);
            }
            assertThat(scorer.scoreSome(rows.columns(), new int[] {row})[0]).isCloseTo(sum, within(2e-3));
            assertThat(Arrays.stream(scorer.contributions(0)).sum()).isCloseTo(sum, within(2e-3));
        }
    }

    @Test
    void whatIsFartherScoresHigher() {
        double usual = score(row(0.2, 20, "a", 7));
        assertThat(score(row(6, 600, "a", 7))).isGreaterThan(usual + 5);
        assertThat(score(row(2, -200, "a", 7))).as("against the correlation").isGreaterThan(usual + 4);
        assertThat(score(row(0.2, 20, "never", 7))).isEqualTo(4 * 5.0, within(4 * 0.5));
        assertThat(score(row(0.2, 20, "a", 8))).as("off a constant").isGreaterThan(usual + 10);
        assertThat(score(row(Double.NaN, 20, "a", 7))).isGreaterThan(usual + 10);
        assertThat(score(row(Double.POSITIVE_INFINITY, -1e308, "a", 7))).isFinite();
    }

    @Test
    void contributionsNameTheFeature() {
        Profile profile = Samples.profile(
                BASELINE,
                List.of(Samples.request(Samples.id(new Random(1), 0), Status.SCORED, row(0.2, 4_000, "a", 7))));
        OutlyingRow top = profile.topOutliers().getFirst();
        assertThat(top.shares().getFirst().feature()).isEqualTo("y");
        assertThat(top.shares().getFirst().share()).isGreaterThan(0.9);
        assertThat(profile.outliers()).isEqualTo(1);
        assertThat(profile.outlierShares().getFirst().feature()).isEqualTo("y");
    }

    @Test
    void missingIsUnusualWhereItNeverWas() {
        NumberColumn missing = new NumberColumn.Builder(1).addMissing(Cell.NULL).build();
        Rows rows = new Rows(
                SCHEMA, 1, List.of(missing, NumberColumn.of(20), TextColumn.of("a"), NumberColumn.of(7)), List.of());
        assertThat(score(rows)).isGreaterThan(BASELINE.outlierLimit().score());
    }

    @Test
    void aScoreDoesNotHangOnTheRowsBesideIt() {
        RowScorer scorer = new RowScorer(BASELINE.layout().reference());
        Rows rows = gappy(rows(new Random(3), 300));
        int[] all = IntStream.range(0, rows.size()).toArray();
        double[] scores = scorer.score(rows.columns(), all);
        for (int row : all) {
            assertThat(scorer.score(rows.columns(), new int[] {row})).containsExactly(scores[row]);
        }
        double[] shuffled = scorer.score(rows.columns(), new int[] {7, 5, 3, 299, 0});
        assertThat(shuffled).containsExactly(scores[7], scores[5], scores[3], scores[299], scores[0]);
        int[] some = Arrays.copyOf(all, RowScorer.MOST);
        scorer.scoreSome(rows.columns(), some);
        for (int row : some) {
            assertThat(Arrays.stream(scorer.contributions(row)).sum()).isCloseTo(scores[row], within(2e-3));
        }
    }

    /** Each seventh value of the first column is missing. */
    private static Rows gappy(Rows rows) {
        NumberColumn.Builder x = new NumberColumn.Builder(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            if (row % 7 == 0) {
                x.addMissing(Cell.NULL);
            } else {
                x.add(((NumberColumn) rows.column(0)).value(row));
            }
        }
        return new Rows(
                SCHEMA, rows.size(), List.of(x.build(), rows.column(1), rows.column(2), rows.column(3)), List.of());
    }
}
