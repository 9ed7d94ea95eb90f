package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names of groups among a hundred rows: x counts from 1 to 100, c is a up to 50, b up to 90, and then d. */
class GroupNamesTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("x"), Feature.category("c")));
    private static final RowTable ROWS = RowTable.of(Sheet.rows(
            SCHEMA,
            IntStream.rangeClosed(1, 100).<Object>mapToObj(i -> (double) i).toList(),
            Sheet.cells(Sheet.times(50, "a"), Sheet.times(40, "b"), Sheet.times(10, "d"))));

    private static Condition number(String feature, @Nullable Double above, @Nullable Double upTo) {
        return new Condition(feature, above, upTo, List.of());
    }

    private static Condition texts(String feature, String... texts) {
        return new Condition(feature, null, null, List.of(texts));
    }

    private static Group group(String name, int hours, Condition... conditions) {
        return new Group(
                name, List.of(conditions), 40, .1, .9, .8, Samples.TIME.plusSeconds(3_600L * hours), List.of());
    }

    private static boolean keepsItsName(List<Condition> before, List<Condition> now) {
        Group known = group("known", 0, before.toArray(Condition[]::new));
        Group found = group("found", 9, now.toArray(Condition[]::new));
        Group named = new GroupNames(ROWS, List.of(known)).name(found);
        boolean kept = named.name().equals("known");
        assertThat(named.since()).isEqualTo(kept ? known.since() : found.since());
        assertThat(named.conditions()).isEqualTo(found.conditions());
        assertThat(named.name()).isEqualTo(kept ? "known" : found.rule());
        return kept;
    }

    @Test
    void halfOfTheRowsInCommonAreTheSameGroup() {
        List<Condition> known = List.of(number("x", 80.0, null));
        assertThat(keepsItsName(known, List.of(number("x", 90.0, null)))).isTrue();
        assertThat(keepsItsName(known, List.of(number("x", 91.0, null)))).isFalse();
        assertThat(keepsItsName(known, List.of(number("x", 60.0, null)))).isTrue();
        assertThat(keepsItsName(known, List.of(number("x", 59.0, null)))).isFalse();
        assertThat(keepsItsName(known, List.of(number("x", null, 80.0)))).isFalse();
        assertThat(keepsItsName(known, List.of(number("x", 200.0, null))))
                .as("none of the rows")
                .isFalse();
    }

    /** The rows are what counts, not what the rule asks. */
    @Test
    void otherConditionsMayHoldForTheSameRows() {
        List<Condition> known = List.of(number("x", 90.0, null));
        assertThat(keepsItsName(known, List.of(texts("c", "d")))).isTrue();
        assertThat(keepsItsName(known, List.of(texts("c", "d", "b")))).isFalse();
        assertThat(keepsItsName(List.of(texts("c", "b")), List.of(texts("c", "b"), number("x", 70.0, null))))
                .isTrue();
        assertThat(keepsItsName(List.of(texts("c", "b")), List.of(texts("c", "b"), number("x", 71.0, null))))
                .isFalse();
        assertThat(keepsItsName(List.of(number("gone", 1.0, null)), List.of(number("x", 1.0, null))))
                .as("a feature that is not there any more")
                .isFalse();
    }

    /** A row of the sample stands for as many of the window as it weighs. */
    @Test
    void rowsCountByTheirWeight() {
        double[] weights =
                IntStream.range(0, 100).mapToDouble(i -> i < 90 ? 1 : 9).toArray();
        Group known = group("known", 0, number("x", 50.0, null));
        Group found = group("found", 9, texts("c", "d"));
        assertThat(new GroupNames(ROWS, List.of(known)).name(found).name()).isEqualTo("c = d");
        assertThat(new GroupNames(ROWS.weighed(weights), List.of(known))
                        .name(found)
                        .name())
                .isEqualTo("known");
    }

    @Test
    void ofSeveralKnownOnesTheOneWithMostInCommonGivesItsNameOnce() {
        Group first = group("first", 0, number("x", 60.0, null));
        Group second = group("second", 1, number("x", 70.0, null));
        Group found = group("found", 9, number("x", 72.0, null));
        GroupNames names = new GroupNames(ROWS, List.of(first, second));
        assertThat(names.name(found).name()).isEqualTo("second");
        assertThat(names.name(found).name()).as("the next one").isEqualTo("first");
        assertThat(names.name(found).name()).as("none is left").isEqualTo("x > 72");
        assertThat(new GroupNames(ROWS, List.of()).name(found).name()).isEqualTo("x > 72");
    }
}
