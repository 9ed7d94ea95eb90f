package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.NumberColumn;
import dev.vigia.model.Feature;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
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
        assertThat(whole.sums().sum()).isEqualTo(byCell.sums().sum());
        assertThat(whole.sums().squares()).isEqualTo(byCell.sums().squares());
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
    void blocksWithValuesFarOutAreCountedAsTheirCellsAre() {
        double[] values = new Random(4).doubles(1000, -60, 60).map(Math::rint).toArray();
        values[10] = 1e9;
        values[600] = -1e300;
        values[601] = Double.MAX_VALUE;
        assertCountedAlike(values);
        NumberTally tally = tally(values, false);
        assertThat(tally.zeros())
                .isEqualTo(Arrays.stream(values).filter(x -> x == 0).count());
        assertThat(tally.min()).isEqualTo(-1e300);
        assertThat(tally.max()).isEqualTo(Double.MAX_VALUE);
        assertThat(tally.sums().saturated()).isTrue();
    }

    @Test
    void blocksAndLonePiecesAddUpInAnyOrder() {
        double[] values = new Random(5).doubles(2000, -20, 20).map(Math::rint).toArray();
        NumberTally whole = tally(values, false);
        NumberTally parts = new NumberTally(Feature.number("x"), BINS);
        for (int from = 0; from < values.length; from += 300) {
            NumberTally part = new NumberTally(Feature.number("x"), BINS);
            double[] some = Arrays.copyOfRange(values, from, Math.min(values.length, from + 300));
            part.add(NumberColumn.of(some), RowMarks.none());
            assertThat(part.min()).isEqualTo(Arrays.stream(some).min().orElseThrow());
            assertThat(part.zeros())
                    .isEqualTo(Arrays.stream(some).filter(x -> x == 0).count());
            part.add(NumberColumn.of(some), RowMarks.none());
            parts.merge(part);
        }
        whole.merge(tally(values, false));
        assertThat(parts.min()).isEqualTo(whole.min());
        assertThat(parts.max()).isEqualTo(whole.max());
        assertThat(parts.zeros()).isEqualTo(whole.zeros());
        assertThat(parts.sums().squares()).isEqualTo(whole.sums().squares());
    }

    @Test
    void aNegativeZeroIsAZero() {
        NumberTally tally = tally(new double[] {-0.0, -0.0}, false);
        assertThat(tally.zeros()).isEqualTo(2);
        assertThat(Double.doubleToRawLongBits(tally.min())).isZero();
        NumberTally block = tally(DoubleStream.generate(() -> -0.0).limit(512).toArray(), false);
        assertThat(block.zeros()).isEqualTo(512);
        assertThat(Double.doubleToRawLongBits(block.max())).isZero();
    }

    /** A profile gathers its lanes when it is made, not when it is read, which two may do at the same moment. */
    @Tag("study")
    @Test
    void twoReadOneProfileAtOnce() throws InterruptedException, ExecutionException {
        double[] values = new Random(6).doubles(1024, -20, 20).map(Math::rint).toArray();
        long zeros = Arrays.stream(values).filter(x -> x == 0).count();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 3_000; i++) {
                NumberProfile profile = tally(values, false).profile();
                AtomicInteger ready = new AtomicInteger();
                Future<Long> there = other.submit(() -> zerosTogether(profile, ready));
                assertThat(zerosTogether(profile, ready)).isEqualTo(zeros);
                assertThat(there.get()).isEqualTo(zeros);
            }
        }
    }

    private static long zerosTogether(NumberProfile profile, AtomicInteger ready) {
        ready.incrementAndGet();
        while (ready.get() < 2) {
            Thread.onSpinWait();
        }
        return profile.zeros();
    }
}
