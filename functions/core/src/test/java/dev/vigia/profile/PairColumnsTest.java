package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which columns are set against one another, and what the score of a cell is. */
class PairColumnsTest {
    private static final Schema MIXED = new Schema(List.of(
            Feature.category("port"),
            Feature.number("x"),
            Feature.number("still"),
            Feature.category("kind"),
            Feature.of("when", FeatureType.TIMESTAMP, Role.FEATURE),
            Feature.prediction("y", FeatureType.NUMBER)));

    /** Half of the ports are A, a quarter B, then C, D, E; three in four are of kind "k". */
    private static Rows mixed(int size) {
        Random random = new Random(1);
        TextColumn.Builder port = new TextColumn.Builder(size);
        TextColumn.Builder kind = new TextColumn.Builder(size);
        TextColumn.Builder when = new TextColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            double u = random.nextDouble();
            port.add(u < .5 ? "A" : u < .75 ? "B" : u < .9 ? "C" : u < .97 ? "D" : "E");
            kind.add(row % 4 == 0 ? "j" : "k");
            when.add("2026-11-20T10:00:00Z");
        }
        return new Rows(
                MIXED,
                size,
                List.of(
                        port.build(),
                        NumberColumn.of(random.doubles(size).toArray()),
                        NumberColumn.of(new double[size]),
                        kind.build(),
                        when.build(),
                        NumberColumn.of(random.doubles(size).toArray())),
                List.of());
    }

    private static final Baseline BASELINE = Samples.baseline(MIXED, builder -> builder.add(mixed(8_000)));

    private static List<String> labels(PairSums sums) {
        return IntStream.range(0, sums.columns()).mapToObj(sums::label).toList();
    }

    /** Of two kinds one says all; what is constant, a time or predicted takes no part. */
    @Test
    void eachFeatureHasOneFirstThenCategoriesHaveFurtherOnes() {
        PairSums sums = BASELINE.profile().pairs();
        assertThat(labels(sums)).containsExactly("port = A", "x", "kind = k", "port = B", "port = C", "port = D");
        assertThat(sums.left()).isZero();
        assertThat(sums.apart(0, 3)).isFalse();
        assertThat(sums.apart(0, 1)).isTrue();
        assertThat(sums.pairs()).isEqualTo(15 - 6); // without those of two ports
    }

    @Test
    void ofMoreThanSixtyFourFeaturesTheFirstTakePart() {
        Schema many = new Schema(
                IntStream.range(0, 70).mapToObj(i -> Feature.number("x" + i)).toList());
        Random random = new Random(2);
        List<Column> columns = IntStream.range(0, 70)
                .<Column>mapToObj(i -> NumberColumn.of(random.doubles(40).toArray()))
                .toList();
        Baseline baseline = Samples.baseline(many, builder -> builder.add(new Rows(many, 40, columns, List.of())));
        PairSums sums = baseline.profile().pairs();
        assertThat(labels(sums)).hasSize(64).endsWith("x63");
        assertThat(sums.left()).isEqualTo(6);
        assertThat(Baseline.unpack(baseline.pack(), many).profile().pairs().left())
                .isEqualTo(6);
    }

    @Test
    void oneFeatureAloneIsSetAgainstNothing() {
        Schema one = new Schema(List.of(Feature.category("port"), Feature.number("still")));
        Rows rows =
                new Rows(one, 8_000, List.of(mixed(8_000).column(0), NumberColumn.of(new double[8_000])), List.of());
        PairSums sums =
                Samples.baseline(one, builder -> builder.add(rows)).profile().pairs();
        assertThat(sums.columns()).isZero();
        assertThat(sums.left()).isZero();
        assertThat(sums.correlations()).isEmpty();
    }

    private static int[] scores(int column, Column cells) {
        PairColumns columns = BASELINE.layout().pairs();
        int[] scores = new int[cells.size() + 1];
        List<Column> all = IntStream.range(0, 6).mapToObj(any -> cells).toList();
        columns.score(column, all, 0, cells.size(), scores, 1);
        assertThat(scores[0]).isZero();
        return Arrays.copyOfRange(scores, 1, scores.length);
    }

    /** The middle of a bin's place of 320, from −1,000 to 1,000. */
    @Test
    void theScoreOfANumberIsThePlaceOfItsBin() {
        double[] edges = ((NumberProfile) BASELINE.profile().column("x").orElseThrow())
                .bins()
                .edges();
        assertThat(edges).hasSize(321);
        assertThat(scores(1, NumberColumn.of(edges[0], edges[160], Math.nextUp(edges[160]), edges[320])))
                .containsExactly(-997, -4, 3, 996);
        assertThat(scores(1, NumberColumn.of(-1e300, 1e300, Double.NaN, Double.POSITIVE_INFINITY)))
                .containsExactly(-1_000, 1_000, 0, 0);
        NumberColumn missing = new NumberColumn.Builder(3)
                .addMissing(Cell.NULL)
                .addEscaped("\"far\"")
                .add(edges[320])
                .build();
        assertThat(scores(1, missing)).containsExactly(0, 0, 996);
        assertThat(scores(1, TextColumn.of("1"))).containsExactly(0);
    }

    @Test
    void theScoreOfACategoryIsWhetherACellIsThat() {
        TextColumn.Builder cells = new TextColumn.Builder(4);
        cells.add("A").add("B").add("new").addMissing(Cell.NULL);
        TextColumn column = cells.build();
        assertThat(scores(0, column)).containsExactly(1_000, -1_000, -1_000, -1_000);
        assertThat(scores(3, column)).containsExactly(-1_000, 1_000, -1_000, -1_000);
        assertThat(scores(0, NumberColumn.of(1))).containsExactly(-1_000);
    }

    /** A quarter are of kind "j": scores have the mean 500 and the deviation 866, so the other kind is √3 of it away. */
    @Test
    void theReachOfACategoryIsItsRarerSidesDistance() {
        PairSums sums = BASELINE.profile().pairs();
        assertThat(sums.reach(2)).isCloseTo(Math.sqrt(3), within(1e-9));
        assertThat(sums.reach(1)).isCloseTo(Math.sqrt(3), within(.01));
    }
}
