package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * sklearn 1.9.1, {@code vars()} of {@code StandardScaler().fit(x)} and {@code RobustScaler().fit(x)}, and {@code statistics_} of
 * {@code SimpleImputer}, x = [[0.], [1.], [2.], [3.], [9.]]: mean_ 3, var_ 10, scale_ √10; center_ 2, scale_ 2.
 */
class ProposalTest {
    @Test
    void attributesAreScikitLearns() {
        Proposal proposal = Proposal.NONE.withMean(3, 10).withMedian(2, 2);

        assertThat(proposal.attributes())
                .containsExactly(
                        Map.entry("StandardScaler", Map.of("mean_", 3.0, "var_", 10.0, "scale_", Math.sqrt(10))),
                        Map.entry("SimpleImputer(strategy='mean')", Map.of("statistics_", 3.0)),
                        Map.entry("RobustScaler", Map.of("center_", 2.0, "scale_", 2.0)),
                        Map.entry("SimpleImputer(strategy='median')", Map.of("statistics_", 2.0)));
        assertThat(proposal.quantiles()).isEmpty();
        assertThat(proposal.isSome()).isTrue();
    }

    @Test
    void quantilesAreAtHundredEvenSteps() {
        List<Double> quantiles =
                Proposal.NONE.withMean(0, 1).withQuantiles(share -> 200 * share).quantiles();

        assertThat(quantiles).hasSize(101);
        for (int i = 0; i <= 100; i++) {
            assertThat(quantiles.get(i)).isCloseTo(2.0 * i, within(1e-12));
        }
    }

    @Test
    void nothingIsProposedByNone() {
        assertThat(Proposal.NONE.isSome()).isFalse();
        assertThat(Proposal.NONE.attributes()).isEmpty();
        assertThat(Proposal.NONE.quantiles()).isEmpty();
    }
}
