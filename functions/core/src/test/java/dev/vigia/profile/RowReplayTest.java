package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the outlier rate would be if new categories were taken up. */
class RowReplayTest {
    /** Ten numbers, so that a usual row is as far from others as a usual category weighs. */
    private static final Schema SCHEMA = new Schema(Stream.concat(
                    IntStream.range(0, 10).mapToObj(i -> Feature.number("x" + i)), Stream.of(Feature.category("c")))
            .toList());

    private static final Baseline BASELINE = Samples.baseline(SCHEMA, builder -> builder.add(rows(1, texts(4_000))));

    private static Rows rows(long seed, List<Object> texts) {
        Random random = new Random(seed);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            columns.add(NumberColumn.of(DoubleStream.generate(random::nextGaussian)
                    .limit(texts.size())
                    .toArray()));
        }
        columns.add(TextColumn.of(texts.toArray(String[]::new)));
        return new Rows(SCHEMA, texts.size(), columns, List.of());
    }

    /** "a" and "b" in turn. */
    private static List<Object> texts(int size) {
        List<Object> texts = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            texts.add(row % 2 == 0 ? "a" : "b");
        }
        return texts;
    }

    private static Rows rows(int known, int fresh) {
        return rows(2, Sheet.cells(texts(known), Sheet.times(fresh, "z")));
    }

    private static long outliers(Map<String, Map<String, Double>> known, Rows rows) {
        return RowReplay.of(BASELINE, known).outliers(rows);
    }

    /** One in a hundred of the others stays one, and of the new ones somewhat more: they equal no reference row. */
    @Test
    void aCategoryThatIsTakenUpMakesNoOutliersAnyMore() {
        Rows rows = rows(2_000, 500);
        assertThat(outliers(Map.of(), rows)).isBetween(500L, 550L);
        assertThat(outliers(Map.of("c", Map.of("z", .2)), rows)).isLessThan(100L);
        assertThat(outliers(Map.of("c", Map.of("y", .2)), rows))
                .as("another one")
                .isEqualTo(outliers(Map.of(), rows));
        assertThat(outliers(Map.of("x0", Map.of("z", .2)), rows))
                .as("of a number")
                .isEqualTo(outliers(Map.of(), rows));
    }

    /** A share of one in a million is as unusual as one never seen: weight 25. */
    @Test
    void aCategoryWeighsByItsShare() {
        Rows rows = rows(0, 100);
        assertThat(outliers(Map.of("c", Map.of("z", 1e-6)), rows)).isEqualTo(100);
        assertThat(outliers(Map.of("c", Map.of("z", 1e-6, "y", .3)), rows)).isEqualTo(100);
        assertThat(outliers(Map.of("c", Map.of("z", .3, "y", 1e-6)), rows)).isLessThan(15);
    }

    @Test
    void rowsOfAnotherSchemaAreMatchedByName() {
        RowReplay replay = RowReplay.of(BASELINE, Map.of());
        Rows rows = rows(3, texts(300));
        Schema turned = new Schema(SCHEMA.features().reversed());
        Rows same = new Rows(turned, 300, rows.columns().reversed(), List.of());
        long outliers = replay.outliers(rows);
        assertThat(outliers).isBetween(1L, 10L);
        assertThat(replay.outliers(same)).isEqualTo(outliers);
        Schema renamed = new Schema(SCHEMA.features().stream()
                .map(feature -> feature.name().equals("x3") ? Feature.number("y") : feature)
                .toList());
        assertThat(replay.outliers(new Rows(renamed, 300, rows.columns(), List.of())))
                .as("without a feature that never was missing")
                .isEqualTo(300);
        assertThat(replay.outliers(rows)).isEqualTo(outliers);
    }

    @Test
    void aBaselineWithoutALimitCallsNothingAnOutlier() {
        RowReplay replay = RowReplay.of(Samples.baseline(SCHEMA, builder -> builder.add(rows(1, texts(1)))), Map.of());
        assertThat(replay.canTell()).isFalse();
        assertThat(replay.outliers(rows(4, 4))).isZero();
        assertThat(RowReplay.of(BASELINE, Map.of()).canTell()).isTrue();
    }
}
