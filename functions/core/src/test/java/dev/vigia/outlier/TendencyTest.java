package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Verdict;
import dev.vigia.profile.NumberProfile;
import org.junit.jupiter.api.Test;

class TendencyTest {
    /** Mean and median 50, deviation 10, interquartile range 13.49. */
    private static final NumberProfile REFERENCE =
            Pairs.column(Pairs.baseline(Pairs.normal(4_000, 50, 10)).profile());

    private static String reason(NumberProfile reference, Proposal proposal) {
        Reevaluation found = Tendency.of(reference, proposal, "the bulk moved");
        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(found.feature()).isEqualTo("x");
        assertThat(found.proposal()).isEqualTo(proposal);
        assertThat(found.proposes()).isEqualTo(proposal.isSome());
        return found.reason();
    }

    @Test
    void theReasonSaysWhatIsProposed() {
        assertThat(reason(REFERENCE, Proposal.NONE.withMean(55, 400)))
                .isEqualTo("the mean moved 0.50 deviations, the scale × 2.00");
        assertThat(reason(REFERENCE, Proposal.NONE.withMean(45, 25).withMedian(45, 6)))
                .isEqualTo("the mean moved -0.50 deviations, the scale × 0.50");
        assertThat(reason(REFERENCE, Proposal.NONE.withMedian(50 + 13.49, 13.49 / 4)))
                .isEqualTo("the median moved 1.00 interquartile ranges, their width × 0.25");
    }

    @Test
    void withoutValuesTheReasonSaysWhy() {
        assertThat(reason(REFERENCE, Proposal.NONE))
                .isEqualTo("the bulk moved; it may be split, or a burst mixed in: no values proposed");
    }

    @Test
    void ofAConstantNothingIsSaidInItsDeviations() {
        NumberProfile sevens = Pairs.column(Pairs.baseline(Pairs.times(200, 7)).profile());
        assertThat(reason(sevens, Proposal.NONE.withMean(9, 4))).isEqualTo("the bulk moved");
        assertThat(reason(sevens, Proposal.NONE.withMedian(9, 4))).isEqualTo("the bulk moved");
    }
}
