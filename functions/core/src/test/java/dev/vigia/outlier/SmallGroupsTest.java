package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of few features, whose numbers can be counted; how often they are found: {@link NewGroupsTest}. */
class SmallGroupsTest {
    private static final Schema SCHEMA =
            new Schema(List.of(Feature.number("x"), Feature.number("y"), Feature.category("c")));
    private static final Instant START = Samples.TIME;
    private static final InferenceId ID = Samples.id(new Random(1), 0);
    private static final Baseline BASELINE =
            Samples.baseline(SCHEMA, builder -> builder.add(new Table(1, 4_000).rows()));

    /** Normal numbers and three categories, in which rows can be changed. */
    private static final class Table {
        private final List<Object> x = new ArrayList<>();
        private final List<Object> y = new ArrayList<>();
        private final List<Object> c = new ArrayList<>();
        private final Random random;

        Table(long seed, int size) {
            random = new Random(seed);
            for (int i = 0; i < size; i++) {
                x.add(random.nextGaussian());
                y.add(random.nextGaussian());
                c.add("c" + random.nextInt(3));
            }
        }

        /** Puts rows around a place, so wide. */
        Table plant(int from, int to, double far, double width) {
            for (int i = from; i < to; i++) {
                x.set(i, far + width * random.nextDouble());
                y.set(i, far + width * random.nextDouble());
            }
            return this;
        }

        boolean holds(Condition condition, int row) {
            double value = (double) (condition.feature().equals("x") ? x : y).get(row);
            return condition.categories().isEmpty()
                    ? (condition.above() == null || value > condition.above())
                            && (condition.upTo() == null || value <= condition.upTo())
                    : condition.categories().contains(c.get(row));
        }

        Rows rows() {
            return Sheet.rows(SCHEMA, x, y, c);
        }
    }

    private static List<Group> groups(Table table, List<Group> known) {
        return groups(BASELINE, table, known);
    }

    private static List<Group> groups(Baseline baseline, Table table, List<Group> known) {
        UnusualSample sample = UnusualSample.of(baseline).orElseThrow();
        Rows rows = table.rows();
        Profile.builder(baseline)
                .add(Samples.request(ID, Status.CAPTURED, rows), (row, score) -> sample.add(rows, ID, row, score));
        return NewGroups.of(baseline, sample, START, known);
    }

    private static List<Group> groups(Table table) {
        return groups(table, List.of());
    }

    @Test
    void aGroupIsToldByItsNumbers() {
        List<Group> groups = groups(new Table(2, 2_000).plant(100, 140, 8, 1));

        assertThat(groups).hasSize(1);
        Group group = groups.getFirst();
        assertThat(group.rows()).isEqualTo(40);
        assertThat(group.share()).isCloseTo(.02, within(1e-9));
        assertThat(group.precision()).isEqualTo(1);
        assertThat(group.recall()).isBetween(.4, 1.0);
        assertThat(group.since()).isEqualTo(START);
        assertThat(group.name()).isEqualTo(group.rule());
        assertThat(group.examples())
                .hasSize(20)
                .doesNotHaveDuplicates()
                .extracting(RowId::index)
                .allMatch(index -> index >= 100 && index < 140);
        for (Condition condition : group.conditions()) {
            assertThat(condition.feature()).isIn("x", "y");
            assertThat(condition.above())
                    .isNotNull()
                    .satisfies(above -> assertThat(above).isBetween(3.0, 8.0));
            assertThat(condition.upTo()).isNull();
        }
    }

    /** A thousandth of the baseline lies there too: of forty rows it lets expect four. */
    @Test
    void precisionIsLessWhereTheBaselineHasSuchRows() {
        Baseline rare = Samples.baseline(
                SCHEMA,
                builder -> builder.add(new Table(7, 20_000).plant(0, 20, 8, 1).rows()));
        List<Group> groups = groups(rare, new Table(8, 4_000).plant(100, 140, 8, 1), List.of());

        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().rows()).isBetween(38L, 41L);
        assertThat(groups.getFirst().precision()).isBetween(.8, .97);
    }

    @Test
    void sevenRowsAreNoGroup() {
        assertThat(groups(new Table(3, 40).plant(0, 7, 8, .1))).isEmpty();
        assertThat(groups(new Table(3, 40).plant(0, 8, 8, .1))).hasSize(1);
    }

    @Test
    void mostRowsAreNoGroup() {
        assertThat(groups(new Table(4, 2_000).plant(0, 1_200, 8, 1))).isEmpty();
        assertThat(groups(new Table(4, 2_000).plant(0, 800, 8, 1))).hasSize(1);
    }

    /** Three of the baseline's interquartile ranges are 4, half of the distance from its median 6. */
    @Test
    void rowsThatLieFarFromEachOtherAreNoGroup() {
        assertThat(groups(new Table(5, 2_000).plant(0, 60, 8, 4))).hasSize(1);
        assertThat(groups(new Table(5, 2_000).plant(0, 60, 8, 60))).isEmpty();
    }

    @Test
    void twoGroupsAreTold() {
        Table table = new Table(6, 2_000).plant(0, 30, -9, 1).plant(30, 100, 9, 1);
        List<Group> groups = groups(table);
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst().rows()).as("the most evident first").isEqualTo(70);
        assertThat(groups.getLast().rows()).isBetween(30L, 34L);
        Group known =
                new Group("known", groups.getLast().conditions(), 5, .1, .9, .8, START.minusSeconds(60), List.of());
        assertThat(groups(table, List.of(known)))
                .extracting(Group::name)
                .containsExactly(groups.getFirst().rule(), "known");
    }

    /** A hundred rows far out in y, sixty in x, and twenty in both, which the first rule takes: the second's are eighty. */
    @Test
    void aGroupsRowsAreAllThatFulfilItsRule() {
        int told = 0;
        for (int seed = 20; seed < 30; seed++) {
            Table table = new Table(seed, 2_000);
            for (int row = 0; row < 180; row++) {
                (row < 120 ? table.y : table.x).set(row, 8 + table.random.nextDouble());
            }
            for (int row = 100; row < 120; row++) {
                table.x.set(row, 8 + table.random.nextDouble());
            }
            for (Group group : groups(table)) {
                long held = IntStream.range(0, 2_000)
                        .filter(row -> group.conditions().stream().allMatch(condition -> table.holds(condition, row)))
                        .count();
                assertThat(group.rows()).as(group.rule()).isCloseTo(held, within(2L));
                told++;
            }
        }
        assertThat(told).isEqualTo(20);
    }

    /** A hundred rows far out in both numbers, twenty more in y and thirty more in x: whichever is told, the other adds little. */
    @Test
    void rowsThatWereToldForTheMostPartAreNoOtherGroup() {
        for (int seed = 30; seed < 40; seed++) {
            Table table = new Table(seed, 2_000);
            for (int row = 0; row < 150; row++) {
                if (row < 120) {
                    table.y.set(row, 8 + table.random.nextDouble());
                }
                if (row >= 20) {
                    table.x.set(row, 8 + table.random.nextDouble());
                }
            }
            assertThat(groups(table)).as("seed %d", seed).hasSize(1);
        }
    }

    @Test
    void usualRowsAreNoGroup() {
        for (int seed = 10; seed < 15; seed++) {
            assertThat(groups(new Table(seed, 2_000))).isEmpty();
        }
    }

    /** A sentinel, or a default: rows of one value lie together as much as those of near ones. */
    @Test
    void rowsOfOneValueAreAGroup() {
        for (double value : new double[] {-999, 9}) {
            Table table = new Table(3, 2_000);
            for (int row = 0; row < 40; row++) {
                table.x.set(row, value);
            }
            List<Group> groups = groups(table);
            assertThat(groups).as("at %s", value).hasSize(1);
            assertThat(groups.getFirst().rows()).isBetween(40L, 41L);
            assertThat(groups.getFirst().conditions().getFirst().feature()).isEqualTo("x");
        }
    }

    /** Numbers of a baseline are kept to seven digits: a window's are read so too, and none lies between them. */
    @Test
    void greatNumbersOfALittleSpreadAreNoGroupsOfTheirOwn() {
        for (double base : new double[] {1e12, 1.764e15, -3e8, 1e-320, 1.7e308}) {
            Baseline baseline = Samples.baseline(
                    SCHEMA,
                    builder -> builder.add(beyond(new Table(1, 4_000), base).rows()));
            assertThat(groups(baseline, beyond(new Table(2, 2_000), base), List.of()))
                    .as("around %s", base)
                    .isEmpty();
            Table planted = beyond(new Table(2, 2_000), base);
            for (int row = 0; row < 40; row++) {
                planted.y.set(row, 8 + planted.random.nextDouble());
            }
            List<Group> groups = groups(baseline, planted, List.of());
            assertThat(groups).as("around %s", base).hasSize(1);
            assertThat(groups.getFirst().conditions().getFirst().feature()).isEqualTo("y");
        }
    }

    private static Table beyond(Table table, double base) {
        table.x.replaceAll(x -> base + Math.abs(base) * 1e-10 * (double) x);
        return table;
    }

    /** The greatest double, negative in some rows: their difference is none. */
    @Test
    void theGreatestNumbersAreNoFailure() {
        Baseline baseline = Samples.baseline(
                SCHEMA, builder -> builder.add(greatest(new Table(1, 4_000), 0).rows()));
        assertThat(groups(baseline, greatest(new Table(2, 2_000), 100), List.of()))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Table greatest(Table table, int negative) {
        for (int row = 0; row < table.x.size(); row++) {
            table.x.set(row, (row < negative ? -1 : 1) * (1.6e308 + 1e307 * table.random.nextDouble()));
        }
        return table;
    }

    /** All of x moved, and some rows are infinite or so great that no float holds them: there is no greatest number to put a limit under. */
    @Test
    void infiniteRowsOfAFeatureThatMovedAreNoFailure() {
        for (double value : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300}) {
            for (int count : new int[] {10, 40, 400}) {
                Table table = new Table(4, 2_000);
                table.x.replaceAll(x -> 2 + 1.5 * (double) x);
                for (int row = 0; row < count; row++) {
                    table.x.set(row, value);
                    table.y.set(row, 1.5 + table.random.nextDouble() / 10);
                }
                assertThat(groups(table)).as("%d of %s", count, value).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    /** A limit above all numbers of the window, or below them: for rows that are infinite. */
    @Test
    void aLimitBeyondAllNumbersIsToldWhereItLies() {
        Table table = new Table(4, 2_000);
        table.x.replaceAll(x -> 2 + 1.5 * (double) x);
        UnusualSample sample = UnusualSample.of(BASELINE).orElseThrow();
        Rows window = table.rows();
        Profile.builder(BASELINE)
                .add(Samples.request(ID, Status.CAPTURED, window), (row, score) -> sample.add(window, ID, row, score));
        ToldRows rows = new ToldRows(
                BASELINE,
                BASELINE.unusualRows().orElseThrow(),
                sample,
                RowTable.of(BASELINE.referenceRows().orElseThrow()));
        double all = Double.POSITIVE_INFINITY;
        Rule tail = Rule.of(rows.all()).and(new Box.Interval(0, 3, all));
        rows.move(Map.of(0, ColumnMove.of(rows.all(), tail, 0).orElseThrow()));

        assertThat(rows.condition(new Box.Interval(0, 1e9, all)).above()).isBetween(5.0, 10.0);
        assertThat(rows.condition(new Box.Interval(0, -all, -1e9)).upTo()).isBetween(-6.0, -1.0);
        assertThat(rows.condition(new Box.Interval(0, 0, all)).above()).isBetween(1.8, 2.2);
    }
}
