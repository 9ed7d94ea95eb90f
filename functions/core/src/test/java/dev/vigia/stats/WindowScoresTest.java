package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WindowScoresTest {
    private static final long[] EVEN = filled(200);

    private static long[] filled(int cells) {
        long[] counts = new long[cells];
        Arrays.fill(counts, 50);
        return counts;
    }

    private static double mean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i] / a.length;
        }
        return sum;
    }

    @Test
    void smoothScoresAreOrthonormalWhereCellsAreEven() {
        double[][] scores = CellScores.smooth(EVEN, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(Arrays.stream(scores[i]).sum()).isCloseTo(0, within(1e-9));
            for (int j = 0; j < 3; j++) {
                assertThat(mean(scores[i], scores[j])).isCloseTo(i == j ? 1 : 0, within(1e-3));
            }
        }
        assertThat(scores[0]).isSorted();
    }

    @Test
    void anAllButEmptyCellIsNotStretchedWithoutBound() {
        double[][] scores = CellScores.smooth(new long[] {1_000_000, 0, 1}, 1);
        assertThat(Math.abs(scores[0][2])).isLessThan(18);
        assertThat(scores[0][1]).isFinite();
    }

    @Test
    void theScoresOfTheReferenceItselfAreZero() {
        long[] reference = {5, 100, 3, 0, 900};
        CellGroups groups = CellGroups.of(reference, true, 1_000);
        assertThat(Arrays.stream(CellScores.of(reference, 100, CellScores.smooth(reference, 3))))
                .allSatisfy(z -> assertThat(z).isCloseTo(0, within(1e-9)));
        assertThat(Arrays.stream(CellScores.of(reference, 100, groups.scores(reference))))
                .allSatisfy(z -> assertThat(z).isCloseTo(0, within(1e-9)));
    }

    @Test
    void groupsOfNeighboursHoldRowsEnoughAndTheLargestIsLast() {
        CellGroups groups = CellGroups.of(new long[] {0, 1, 4, 300, 20, 20, 20, 20, 1, 0}, true, 386);
        assertThat(groups.groupOfCell()[3]).isEqualTo(groups.shares().length - 1);
        assertThat(groups.shares()[groups.shares().length - 1])
                .isEqualTo(Arrays.stream(groups.shares()).max().orElseThrow());
        assertThat(Arrays.stream(groups.shares()).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(groups.shares()))
                .allSatisfy(share -> assertThat(share * 386).isGreaterThanOrEqualTo(10 - 1e-9));
    }

    @Test
    void rareCategoriesAreTogether() {
        CellGroups groups = CellGroups.of(new long[] {3, 500, 2, 400, 4, 91}, false, 1_000);
        int[] of = groups.groupOfCell();
        assertThat(of[0]).isEqualTo(of[2]).isEqualTo(of[4]);
        assertThat(Arrays.stream(of).distinct()).hasSize(groups.shares().length);
        assertThat(of[1]).isEqualTo(groups.shares().length - 1);
        assertThat(CellGroups.of(new long[] {7}, false, 1_000).directions()).isZero();
    }

    @Test
    void slotsAreHoursAndWeekdaysOfUtc() {
        long hour = Instant.parse("2026-11-22T05:30:00Z").getEpochSecond() / 3_600; // a Sunday
        assertThat(Slots.ONE.of(hour)).isZero();
        assertThat(Slots.HOUR_OF_DAY.of(hour)).isEqualTo(5);
        assertThat(Slots.HOUR_OF_DAY_AND_WEEKEND.of(hour)).isEqualTo(29);
        assertThat(Slots.HOUR_OF_DAY_AND_WEEKEND.of(hour + 24)).isEqualTo(5);
        assertThat(Slots.HOUR_OF_WEEK.of(hour)).isEqualTo(6 * 24 + 5);
        assertThat(Slots.HOUR_OF_WEEK.of(-1)).isEqualTo(2 * 24 + 23); // 1969-12-31 was a Wednesday
    }

    /** Of 100 rows ten are expected of a tenth: enough for a group of its own, nine are not. */
    @Test
    void aCategoryThatExpectsTenRowsIsAGroupOfItsOwn() {
        assertThat(CellGroups.of(new long[] {500, 400, 100}, false, 100).shares())
                .hasSize(3);
        assertThat(CellGroups.of(new long[] {500, 410, 90}, false, 100).shares())
                .hasSize(2);
        CellGroups joined = CellGroups.of(new long[] {50, 500, 390, 60}, false, 100);
        assertThat(joined.shares()).as("two that are rare together").hasSize(3);
        assertThat(joined.groupOfCell()[0]).isEqualTo(joined.groupOfCell()[3]);
    }
}
