package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RangeProposalTest {
    private static final Schema ONE = new Schema(List.of(Feature.number("x")));

    private static Rows rows(double... values) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        Arrays.stream(values).forEach(column::add);
        return new Rows(ONE, values.length, List.of(column.build()), List.of());
    }

    private static NumberProfile[] columns(double[] reference, double... window) {
        return columns(baseline(reference), window);
    }

    private static Baseline baseline(double... values) {
        return Samples.baseline(ONE, builder -> builder.add(rows(values)));
    }

    private static NumberProfile[] columns(Baseline baseline, double... window) {
        return new NumberProfile[] {
            (NumberProfile) baseline.profile().column("x").orElseThrow(),
            (NumberProfile) Samples.profile(
                            baseline,
                            List.of(Samples.request(Samples.id(new Random(1), 1), Status.CAPTURED, rows(window))))
                    .column("x")
                    .orElseThrow()
        };
    }

    private static Optional<RangeProposal> propose(double[] reference, double... window) {
        return propose(baseline(reference), window);
    }

    private static Optional<RangeProposal> propose(Baseline baseline, double... window) {
        NumberProfile[] both = columns(baseline, window);
        return RangeProposal.of(both[0], both[1]);
    }

    private static double[] normal(Random random, int size, double mean, double deviation) {
        return DoubleStream.generate(() -> mean + deviation * random.nextGaussian())
                .limit(size)
                .toArray();
    }

    @Test
    void aMovedFeatureGetsItsOwnRangeWithTheShareThatWasBeyond() {
        Random random = new Random(1);
        double[] reference = normal(random, 5_000, 50, 10);
        double[] window = normal(random, 5_000, 60, 12);
        double least = Arrays.stream(reference).min().orElseThrow();
        double most = Arrays.stream(reference).max().orElseThrow();
        long beyond = Arrays.stream(window).filter(x -> x < least || x > most).count();

        RangeProposal proposal = propose(reference, window).orElseThrow();

        assertThat(proposal.min()).isEqualTo(Arrays.stream(window).min().orElseThrow());
        assertThat(proposal.max()).isEqualTo(Arrays.stream(window).max().orElseThrow());
        assertThat(proposal.beyond()).isCloseTo(beyond / 5_000.0, within(1e-12)).isPositive();
    }

    /** Even steps of a tenth, moved by so much: as many of 1,000 lie beyond. */
    @Test
    void fromAFifthBeyondOnThereIsNoRange() {
        double[] even = Pairs.map(Pairs.uniform(1_000), u -> 100 * u);
        assertThat(propose(even, Pairs.map(even, x -> x + 19.9)))
                .hasValueSatisfying(range -> assertThat(range.beyond()).isEqualTo(.199));
        assertThat(propose(even, Pairs.map(even, x -> x + 20))).isEmpty();
    }

    /** 300 bursts of 1 to 5 % at 8 to 1,000 deviations on either side: none gets into a range. */
    @Test
    void noBurstGetsIntoARange() {
        Random random = new Random(2);
        double[] fars = {8, -8, 20, 100, 1_000};
        Baseline reference = baseline(normal(random, 20_000, 0, 1));
        int clean = 0;
        for (int i = 0; i < 300; i++) {
            double[] window = normal(random, 2_000, .5, 1.1);
            clean += propose(reference, window).isPresent() ? 1 : 0;
            for (int row = 0; row < 20 * (1 + i % 5); row++) {
                window[row] = fars[i % 5] + .1 * random.nextGaussian();
            }
            assertThat(propose(reference, window)).as("case %s", i).isEmpty();
        }
        assertThat(clean).isGreaterThanOrEqualTo(291);
    }

    /** sklearn 1.9.1: {@code MinMaxScaler().fit([[-4.], [0.], [6.]])} and {@code MaxAbsScaler()} of the same, vars(). */
    @Test
    void attributesAreScikitLearns() {
        Map<String, Map<String, Double>> attributes = new RangeProposal(-4, 6, 0).attributes();

        assertThat(attributes.get("MinMaxScaler"))
                .containsEntry("data_min_", -4.0)
                .containsEntry("data_max_", 6.0)
                .containsEntry("data_range_", 10.0)
                .containsEntry("scale_", .1)
                .containsEntry("min_", .4);
        assertThat(attributes.get("MaxAbsScaler"))
                .containsEntry("max_abs_", 6.0)
                .containsEntry("scale_", 6.0);
        assertThat(new RangeProposal(7, 7, 0).attributes().get("MinMaxScaler"))
                .containsEntry("scale_", 1.0)
                .containsEntry("min_", -7.0);
        assertThat(new RangeProposal(0, 0, 0).attributes().get("MaxAbsScaler")).containsEntry("scale_", 1.0);
    }

    @Test
    void noSpreadAndNoValuesGetNoRange() {
        double[] sevens = new double[200];
        Arrays.fill(sevens, 7);
        double[] many = normal(new Random(3), 500, 0, 1);

        assertThat(propose(sevens, sevens)).isEmpty();
        assertThat(propose(many, Double.NaN, Double.POSITIVE_INFINITY)).isEmpty();
        assertThat(propose(new double[] {Double.NaN}, many)).isEmpty();
        assertThat(propose(many, normal(new Random(4), 500, 9, 1)))
                .as("beyond the bins")
                .isEmpty();
        NumberProfile[] nothing = columns(many, Double.NaN);
        assertThat(RangeProposal.beyond(nothing[0], nothing[1])).isEmpty();
    }
}
