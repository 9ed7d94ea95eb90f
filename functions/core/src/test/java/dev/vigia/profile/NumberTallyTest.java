package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.NumberColumn;
import dev.vigia.model.Feature;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class NumberTallyTest {
    private static final Bins BINS =
            BinEdges.of(DoubleStream.iterate(-50, x -> x + 0.1).limit(1000).toArray());

    private static NumberTally tally(double[] values, boolean withMissing) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        Arrays.stream(values).forEach(column::add);
        if (withMissing) {
            column.addMissing(Cell.NULL);
        }
        InferenceId id = Samples.id(new Random(1), 0);
        NumberTally tally = new NumberTally(Feature.number("x"), BINS);
        tally.add(column.build(), RowMarks.of(id, values.length + 1));
        return tally;
    }

    /** The second is counted cell by cell, for the missing one at its end. */
    private static void assertCountedAlike(double[] values) {
        NumberTally whole = tally(values, false);
        NumberTally byCell = tally(values, true);
        for (int bin = -1; bin <= BINS.size(); bin++) {
            assertThat(whole.count(bin)).isEqualTo(byCell.count(bin));
        }
        assertThat(whole.min()).isEqualTo(byCell.min());
        assertThat(whole.max()).isEqualTo(byCell.max());
        assertThat(new long[] {whole.zeros(), whole.nan(), whole.infinite()})
                .containsExactly(byCell.zeros(), byCell.nan(), byCell.infinite());
        for (Oddity oddity : new Oddity[] {Oddity.NOT_FINITE, Oddity.BEYOND_RANGE}) {
            assertThat(whole.cells().examples(oddity)).isEqualTo(byCell.cells().examples(oddity));
        }
    }

    @Test
    void aWholeBlockIsCountedAsItsCellsAre() {
        double[] values = new Random(3).doubles(1000, -60, 60).toArray();
        assertCountedAlike(values);
        values[0] = -0.0;
        values[300] = Double.NEGATIVE_INFINITY;
        values[700] = Double.NaN;
        assertCountedAlike(values);
        assertThat(tally(values, false).cells().examples(Oddity.NOT_FINITE)).hasSize(2);
    }

    @Test
    void aNegativeZeroIsAZero() {
        NumberTally tally = tally(new double[] {-0.0, -0.0}, false);
        assertThat(tally.zeros()).isEqualTo(2);
        assertThat(Double.doubleToRawLongBits(tally.min())).isZero();
    }
}
