package dev.vigia.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentTest {
    /** Cells: below 0, (0, 1], (1, 2], (2, 3], above 3. */
    private static final double[] EDGES = {0, 1, 2, 3};

    private static String words(double[] before, double[] after) {
        return Segment.interval(before, after).ofValues(EDGES);
    }

    @Test
    void aBumpIsItsInterval() {
        assertThat(words(new double[] {0, 0.4, 0.1, 0.4, 0.1}, new double[] {0, 0.3, 0.3, 0.3, 0.1}))
                .isEqualTo("values from 1 to 2 10.0 % → 30.0 %");
    }

    @Test
    void aShiftIsTheSideThatGained() {
        assertThat(words(new double[] {0, 0.25, 0.25, 0.25, 0.25}, new double[] {0, 0.1, 0.2, 0.3, 0.4}))
                .isEqualTo("values above 2 50.0 % → 70.0 %");
        assertThat(words(new double[] {0, 0.25, 0.25, 0.25, 0.25}, new double[] {0, 0.4, 0.3, 0.2, 0.1}))
                .isEqualTo("values up to 2 50.0 % → 70.0 %");
    }

    @Test
    void whatIsLostInOnePlaceAndGainedInTwoIsTheLoss() {
        assertThat(words(new double[] {0, 0.3, 0.4, 0.3, 0}, new double[] {0, 0.4, 0.2, 0.4, 0}))
                .isEqualTo("values from 1 to 2 40.0 % → 20.0 %");
    }

    @Test
    void aValueWithACellToItselfIsNamed() {
        double[] edges = {0, 1, Math.nextDown(2.0), 2, 3};
        Segment segment =
                Segment.interval(new double[] {0, 0.3, 0.3, 0.1, 0.3, 0}, new double[] {0, 0.2, 0.2, 0.4, 0.2, 0});
        assertThat(segment.ofValues(edges)).isEqualTo("the value 2 10.0 % → 40.0 %");
    }

    @Test
    void equalSharesHaveNoChange() {
        double[] even = {0.2, 0.2, 0.2, 0.2, 0.2};
        Segment segment = Segment.interval(even, even);
        assertThat(segment.before()).isEqualTo(segment.after());
        assertThat(Segment.shares(new long[] {0, 0})).containsExactly(0, 0);
    }

    @Test
    void theCellWhoseShareChangedMost() {
        assertThat(Segment.cell(new double[] {0.5, 0.3, 0.2}, new double[] {0.45, 0.1, 0.45}))
                .isEqualTo(new Segment(2, 2, 0.2, 0.45));
    }
}
