package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That what studies profile by itself is what a whole profile holds of the column. */
class NumberColumnsTest {
    private static final Schema ONE = new Schema(List.of(Feature.number("x")));

    private static Rows rows(double... values) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        Arrays.stream(values).forEach(column::add);
        return new Rows(ONE, values.length, List.of(column.build()), List.of());
    }

    @Test
    void isTheColumnOfAWholeProfile() {
        Random random = new Random(3);
        double[] before = random.doubles(5_000)
                .map(u -> u < .2 ? 0 : 50 + 10 * random.nextGaussian())
                .toArray();
        double[] now = random.doubles(3_000)
                .map(u -> u < .1 ? 0 : 80 + 30 * random.nextGaussian())
                .toArray();
        Baseline baseline = Samples.baseline(ONE, builder -> builder.add(rows(before)));
        Profile profile =
                Samples.profile(baseline, List.of(Samples.request(Samples.id(random, 1), Status.CAPTURED, rows(now))));

        NumberProfile reference = NumberColumns.baseline(before);
        assertSame(reference, baseline.profile());
        assertSame(NumberColumns.window(reference, now), profile);
    }

    private static void assertSame(NumberProfile found, Profile profile) {
        NumberProfile column = (NumberProfile) profile.column("x").orElseThrow();
        assertThat(found.bins().edges()).isEqualTo(column.bins().edges());
        assertThat(found.cellCounts()).isEqualTo(column.cellCounts());
        assertThat(found.zeros()).isEqualTo(column.zeros());
        assertThat(found.min()).isEqualTo(column.min());
        assertThat(found.max()).isEqualTo(column.max());
        assertThat(found.mean()).isEqualTo(column.mean());
        assertThat(found.deviation()).isEqualTo(column.deviation());
    }
}
