package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    @Test
    void rowsAreInOrderOfASeededHash() {
        int[] rows = IntStream.range(0, 10_000).map(i -> i * 3).toArray();
        int[] expected = IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingLong(row -> Hash64.row(Hash64.mix(42), row)))
                .mapToInt(Integer::intValue)
                .toArray();

        assertThat(HeldOut.shuffled(rows, 42)).containsExactly(expected);
        assertThat(HeldOut.shuffled(rows, 43)).isNotEqualTo(expected).containsExactlyInAnyOrder(rows);
        assertThat(HeldOut.shuffled(new int[0], 1)).isEmpty();
    }

    @Test
    void numbersThatDifferInTheirLowestBitsOnlyAreInOrderToo() {
        Random random = new Random(1);
        long[] numbers = LongStream.generate(() -> ((random.nextInt(5) - 2L) << 40) + random.nextInt(300))
                .limit(3_000)
                .toArray();
        int[] expected = IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> numbers[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(HeldOut.order(numbers)).containsExactly(expected);
    }

    @Test
    void fromAQuarterToHalfOfTheRowsAreHeldOutUpToALimit() {
        assertThat(HeldOut.of(101, 1).heldOut()).hasSize(25);
        assertThat(HeldOut.of(101, 1).fitted()).hasSize(76);
        assertThat(HeldOut.of(2_800, 1).heldOut()).hasSize(800);
        assertThat(HeldOut.of(9_001, 1).heldOut()).hasSize(4_500);
        assertThat(HeldOut.of(1, 1).heldOut()).isEmpty();
        assertThat(HeldOut.of(90_000, 1).heldOut()).hasSize(HeldOut.MOST);
    }
}
