package dev.vigia.outlier;

import static dev.vigia.profile.Sheet.cells;
import static dev.vigia.profile.Sheet.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Condition;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Sheet;
import dev.vigia.profile.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules, from their conditions on, over rows that can be counted: a number and a category. */
class RuleSearchTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("x"), Feature.category("c")));

    private static RowTable table(List<?> numbers, List<?> texts) {
        return RowTable.of(Sheet.rows(SCHEMA, numbers, texts));
    }

    private static List<Object> steps(int from, int to) {
        return IntStream.range(from, to).<Object>mapToObj(i -> (double) i).toList();
    }

    /** Unusual rows all over 0 to 99 in the baseline, and in the window a group of 60 more of them. */
    private static RuleSample sample(RowTable window) {
        RowTable baseline = table(steps(0, 100), cells(times(50, "a"), times(50, "b")));
        RowTable ordinary = table(steps(0, 100), cells(times(50, "a"), times(50, "b")));
        return sample(window, baseline, ordinary);
    }

    /** All rows of the window unusual; one of the baseline's as they come stands for a hundredth. */
    private static RuleSample sample(RowTable window, RowTable baseline, RowTable ordinary) {
        int[] all = IntStream.range(0, window.rows()).toArray();
        return RuleSample.of(window, all, new int[0], baseline, ordinary.weighed(.01));
    }

    private static final RowTable HIGH =
            table(cells(steps(0, 100), steps(200, 260)), cells(times(50, "a"), times(50, "b"), times(60, "b")));

    // --- conditions

    @Test
    void anIntervalHoldsAboveItsLowerEndUpToItsUpper() {
        RowTable table = table(cells(steps(0, 4), times(1, Traffic.MISSING)), times(5, "a"));
        Box box = new Box.Interval(0, 1, 3);
        assertThat(IntStream.range(0, 5).filter(row -> box.holds(table, row))).containsExactly(2, 3);
        assertThat(box.condition(Feature.number("x"))).isEqualTo(new Condition("x", 1.0, 3.0, List.of()));
        assertThat(new Box.Interval(0, Double.NEGATIVE_INFINITY, 3).condition(Feature.number("x")))
                .isEqualTo(new Condition("x", null, 3.0, List.of()));
        assertThat(new Box.Interval(0, 1, Double.POSITIVE_INFINITY).condition(Feature.number("x")))
                .isEqualTo(new Condition("x", 1.0, null, List.of()));
    }

    /** A limit between false and true is the one or the other. */
    @Test
    void anIntervalOfABooleanIsTrueOrFalse() {
        Feature flag = Feature.of("b", FeatureType.BOOLEAN, Role.FEATURE);
        Box.Interval high = new Box.Interval(0, 0.6, Double.POSITIVE_INFINITY);
        assertThat(high.condition(flag).words()).isEqualTo("b = true");
        assertThat(new Box.Interval(0, -0.5, 0.1).condition(flag).words()).isEqualTo("b = false");
        assertThat(new Box.Interval(0, 0.4, 1).condition(flag).words()).isEqualTo("b = true");
        assertThat(new Box.Interval(0, -1, 1).condition(flag).words()).isEqualTo("-1 < b ≤ 1");
        assertThat(high.condition(Feature.number("b")).words()).isEqualTo("b > 0.6");
    }

    /** Between two integers no limit says more than the integers do. */
    @Test
    void anIntervalOfIntegersIsToldByIntegers() {
        Feature hour = Feature.of("hour", FeatureType.INTEGER, Role.FEATURE);
        double all = Double.POSITIVE_INFINITY;
        assertThat(new Box.Interval(0, 2.3, 3.2).condition(hour).words()).isEqualTo("hour = 3");
        assertThat(new Box.Interval(0, -1.5, -0.2).condition(hour).words()).isEqualTo("hour = -1");
        assertThat(new Box.Interval(0, 2.3, 5.9).condition(hour).words()).isEqualTo("2 < hour ≤ 5");
        assertThat(new Box.Interval(0, 2.3, all).condition(hour).words()).isEqualTo("hour > 2");
        assertThat(new Box.Interval(0, -all, 2.3).condition(hour).words()).isEqualTo("hour ≤ 2");
        assertThat(new Box.Interval(0, 2.7, 2.9).condition(hour).words())
                .as("no integer")
                .isEqualTo("2.7 < hour ≤ 2.9");
        assertThat(new Box.Interval(0, 1e17, Math.nextUp(1e17)).condition(hour).upTo())
                .isEqualTo(Math.nextUp(1e17));
    }

    /** A condition that was told, in a store or a file, holds for the rows that it held for. */
    @Test
    void aConditionIsReadAsItWasTold() {
        Schema schema = new Schema(List.of(
                Feature.number("x"),
                Feature.of("i", FeatureType.INTEGER, Role.FEATURE),
                Feature.of("b", FeatureType.BOOLEAN, Role.FEATURE),
                Feature.category("c")));
        RowTable table = RowTable.of(Sheet.rows(
                schema,
                List.of(1.0, 2.5, Traffic.MISSING, 4.0),
                List.of(1.0, 2.0, 3.0, Traffic.MISSING),
                List.of(0.0, 1.0, 1.0, Traffic.MISSING),
                List.of("a", "b", Traffic.MISSING, "d")));
        double all = Double.POSITIVE_INFINITY;
        List<Box> boxes = List.of(
                new Box.Interval(0, 1, 2.5),
                new Box.Interval(0, -all, 2),
                new Box.Interval(0, 2, all),
                new Box.Missing(0),
                new Box.Interval(1, 1.4, 2.2),
                new Box.Interval(1, 1.4, 3.2),
                new Box.Missing(1),
                new Box.Interval(2, .4, all),
                new Box.Interval(2, -all, .4),
                new Box.Texts(3, Set.of("a", Condition.MISSING)));
        for (Box box : boxes) {
            Condition told = box.condition(schema.feature(box.column()));
            Box read = Box.of(told, schema).orElseThrow();
            for (int row = 0; row < 4; row++) {
                assertThat(read.holds(table, row))
                        .as("%s of row %d", told.words(), row)
                        .isEqualTo(box.holds(table, row));
            }
        }
        for (Condition other : List.of(
                new Condition("gone", 1.0, null, List.of()),
                new Condition("x", null, null, List.of("ANC")),
                new Condition("b", null, null, List.of("yes")),
                new Condition("c", 1.0, null, List.of()))) {
            assertThat(Box.of(other, schema)).as(other.words()).isEmpty();
        }
    }

    @Test
    void missingIsAConditionOfItsOwn() {
        RowTable table =
                table(cells(steps(0, 2), times(1, Traffic.MISSING)), cells(times(2, Traffic.ABSENT), times(1, "a")));
        Box number = new Box.Missing(0);
        assertThat(IntStream.range(0, 3).filter(row -> number.holds(table, row)))
                .containsExactly(2);
        assertThat(number.condition(Feature.number("x")).categories()).containsExactly(Condition.MISSING);
        Box text = new Box.Texts(1, Set.of(Condition.MISSING, "b"));
        assertThat(IntStream.range(0, 3).filter(row -> text.holds(table, row))).containsExactly(0, 1);
        assertThat(text.condition(Feature.category("c")))
                .isEqualTo(new Condition("c", null, null, List.of(Condition.MISSING, "b")));
        Box a = new Box.Texts(1, Set.of("a"));
        assertThat(IntStream.range(0, 3).filter(row -> a.holds(table, row))).containsExactly(2);
    }

    @Test
    void tablesOfRowsAndOfCellsAreTheSame() {
        RowTable rows =
                table(cells(steps(3, 5), times(1, Traffic.MISSING)), cells(times(1, Traffic.ABSENT), times(2, "a")));
        RowTable kept = RowTable.of(
                SCHEMA,
                List.of(
                        List.of(Optional.of(3.0), Optional.empty()),
                        List.of(Optional.of(4.0), Optional.of("a")),
                        List.of(Optional.empty(), Optional.of("a"))));
        for (RowTable table : List.of(rows, kept)) {
            assertThat(table.rows()).isEqualTo(3);
            assertThat(table.schema()).isEqualTo(SCHEMA);
            assertThat(table.isNumber(0)).isTrue();
            assertThat(table.isNumber(1)).isFalse();
            assertThat(IntStream.range(0, 3).mapToDouble(row -> table.number(0, row)))
                    .containsExactly(3.0, 4.0, Double.NaN);
            assertThat(table.text(1, 0)).isNull();
            assertThat(table.text(1, 1)).isEqualTo("a");
            assertThat(table.text(1, 2)).isEqualTo("a");
        }
    }

    // --- evidence

    /** 120 rows of the window, 20 of which are not unusual, against 9 and a half unusual ones for 2 each and 5 as they come: 24 expected. */
    @Test
    void evidenceIsThePoissonRatioOfWeighedRows() {
        RowTable any = table(steps(0, 2), times(2, "a"));
        RuleSample sample = RuleSample.of(
                any.weighed(new double[] {3, 7}), new int[] {0}, new int[] {1}, any.weighed(2), any.weighed(.05));
        assertThat(sample.evidence(new double[] {100, 18, 5, 20}))
                .isCloseTo(120 * Math.log(120 / 24.0) - 96, within(1e-9));
        assertThat(sample.evidence(new double[] {24, 18, 5, 0})).isZero();
        assertThat(sample.evidence(new double[] {24, 18, 5, 1})).isPositive();
        assertThat(sample.seen()).isEqualTo(10);
        assertThat(sample.sum(RuleSample.BASELINE)).isEqualTo(4);
        assertThat(sample.expected()).isEqualTo(4);
        assertThat(sample.evidence()).isCloseTo(sample.evidence(new double[] {3, 4, .1, 7}), within(1e-12));
        assertThat(sample.surplus()).isCloseTo(10 - 3 * 4, within(1e-12));
        assertThat(sample.unusual().seen()).isEqualTo(3);
    }

    @Test
    void aRuleNarrowsAllKindsOfRowsAndLeavesTheOthersOut() {
        RuleSample all = sample(HIGH);
        Rule rule = Rule.of(all).and(new Box.Interval(0, 49, 1_000)).and(new Box.Texts(1, Set.of("b")));
        assertThat(rule.sample().count(RuleSample.WINDOW)).isEqualTo(110);
        assertThat(rule.sample().count(RuleSample.BASELINE)).isEqualTo(50);
        assertThat(rule.sample().count(RuleSample.ORDINARY)).isEqualTo(50);
        assertThat(rule.evidence()).isEqualTo(all.evidence(new double[] {110, 50, .5, 0}));
        assertThat(rule.columns()).containsExactly(0, 1);
        assertThat(rule.asksOf(0)).isTrue();
        assertThat(Rule.of(all).asksOf(0)).isFalse();
        RuleSample rest = all.outside(rule);
        assertThat(rest.count(RuleSample.WINDOW)).isEqualTo(50);
        assertThat(rest.count(RuleSample.BASELINE)).isEqualTo(50);
        assertThat(rest.table(RuleSample.WINDOW)).isSameAs(HIGH);
        assertThat(rest.rows(RuleSample.WINDOW))
                .containsExactly(IntStream.range(0, 50).toArray());
        assertThat(rule.but(rule.boxes().getFirst(), all).boxes()).containsExactly(new Box.Texts(1, Set.of("b")));
    }

    // --- the search

    @Test
    void theBestConditionOnANumberIsWhereTheMoreLie() {
        List<Box> best = BoxSearch.best(sample(HIGH), 0);
        Box.Interval interval = (Box.Interval) best.getFirst();
        assertThat(interval.above()).isBetween(80.0, 205.0);
        assertThat(interval.upTo()).isGreaterThan(250);
        RowTable low =
                table(cells(steps(0, 100), steps(-260, -200)), cells(times(50, "a"), times(50, "b"), times(60, "b")));
        Box.Interval below = (Box.Interval) BoxSearch.best(sample(low), 0).getFirst();
        assertThat(below.upTo()).isBetween(-205.0, 20.0);
        RowTable same = table(steps(0, 100), cells(times(50, "a"), times(50, "b")));
        assertThat(BoxSearch.best(sample(same), 1)).isEmpty();
        assertThat(BoxSearch.tried(sample(HIGH), 0)).isEqualTo(25 * 26 / 2.0);
        assertThat(BoxSearch.tried(sample(HIGH), 1)).isEqualTo(2);
    }

    /** A group within the range of the others has limits on both sides, and a second condition of one. */
    @Test
    void aGroupBetweenTheOthersHasTwoLimits() {
        RowTable between =
                table(cells(steps(0, 100), times(60, 50.5)), cells(times(50, "a"), times(50, "b"), times(60, "b")));
        List<Box> best = BoxSearch.best(sample(between), 0);
        assertThat(best).hasSize(2);
        Box.Interval first = (Box.Interval) best.getFirst();
        assertThat(first.above()).isBetween(40.0, 50.5);
        assertThat(first.upTo()).isBetween(50.5, 60.0);
        Box.Interval sided = (Box.Interval) best.getLast();
        assertThat(Double.isInfinite(sided.above()) || Double.isInfinite(sided.upTo()))
                .isTrue();
        assertThat(between.number(0, 120)).isEqualTo(50.5);
        assertThat(new Box.Interval(0, first.above(), first.upTo()).holds(between, 120))
                .isTrue();
    }

    @Test
    void whatIsMissingCanBeTheGroup() {
        RowTable lost = table(
                cells(steps(0, 100), times(60, Traffic.MISSING)),
                cells(times(50, "a"), times(50, "b"), times(60, "b")));
        assertThat(BoxSearch.best(sample(lost), 0).getFirst()).isEqualTo(new Box.Missing(0));
        RowTable gone = table(times(60, Traffic.MISSING), times(60, "b"));
        assertThat(BoxSearch.best(sample(gone), 0)).containsExactly(new Box.Missing(0));
    }

    @Test
    void ofCategoriesThoseThatAddAreTaken() {
        RowTable window = table(
                steps(0, 160),
                cells(
                        times(50, "a"),
                        times(50, "b"),
                        times(30, "new"),
                        times(20, "newer"),
                        times(10, Traffic.MISSING)));
        assertThat(BoxSearch.best(sample(window), 1))
                .containsExactly(new Box.Texts(1, Set.of("new", "newer", Condition.MISSING)));
        RowTable four = table(
                steps(0, 200), cells(times(20, "t"), times(30, "s"), times(40, "p"), times(50, "q"), times(60, "r")));
        assertThat(BoxSearch.best(sample(four), 1)).containsExactly(new Box.Texts(1, Set.of("p", "q", "r")));
        assertThat(BoxSearch.tried(sample(four), 1)).isEqualTo(5);
    }

    @Test
    void theBestRuleHasItsLimitInTheGap() {
        Rule high = new RuleSearch(sample(HIGH)).best();
        assertThat(high.boxes()).hasSize(1);
        Box.Interval interval = (Box.Interval) high.boxes().getFirst();
        assertThat(interval.above()).isBetween(99.0, 200.0);
        assertThat(interval.upTo()).isInfinite();
        assertThat(high.sample().count(RuleSample.WINDOW)).isEqualTo(60);
    }

    @Test
    void nothingStandsOutOfWhatTheBaselineHas() {
        RowTable same = table(steps(0, 100), cells(times(50, "a"), times(50, "b")));
        assertThat(new RuleSearch(sample(same)).best().boxes()).isEmpty();
    }

    /** Of n rules each, rules of two conditions are n² / 2 in number, of three n³ / 6. */
    @Test
    void everyConditionMorePaysForTheRulesThatItMakesPossible() {
        RuleSearch search = new RuleSearch(sample(HIGH));
        double rules = 25 * 26 / 2.0 + 2;
        assertThat(search.logTried(1)).isCloseTo(Math.log(rules), within(1e-12));
        assertThat(search.logTried(2)).isCloseTo(Math.log(rules * rules / 2), within(1e-12));
        assertThat(search.logTried(3)).isCloseTo(Math.log(rules * rules * rules / 6), within(1e-12));
    }

    // --- limits

    @Test
    void limitsAreMovedIntoTheGapAndRounded() {
        RuleSample sample = sample(HIGH);
        Rule rough = Rule.of(sample).and(new Box.Interval(0, 205, 250));
        Rule fitted = new RuleFit(sample).fit(rough);
        assertThat(fitted.boxes()).hasSize(1);
        Box.Interval interval = (Box.Interval) fitted.boxes().getFirst();
        assertThat(interval.above()).isBetween(99.0, 200.0);
        assertThat(interval.above() % 10).isZero();
        assertThat(interval.upTo()).isInfinite();
        assertThat(fitted.sample().count(RuleSample.WINDOW)).isEqualTo(60);
        RowTable low =
                table(cells(steps(0, 100), steps(-260, -200)), cells(times(50, "a"), times(50, "b"), times(60, "b")));
        Box.Interval below = (Box.Interval) new RuleFit(sample(low))
                .fit(Rule.of(sample(low)).and(new Box.Interval(0, -250, -205)))
                .boxes()
                .getFirst();
        assertThat(below.upTo()).isBetween(-201.0, 0.0);
        assertThat(below.above()).isInfinite();
    }

    /** One row of the window beyond the group's edge is left out where the gap behind it is the wider one. */
    @Test
    void aStrayAtTheEdgeIsLeftOut() {
        RowTable above = table(
                cells(steps(0, 100), List.of(180.0), steps(300, 360)),
                cells(times(50, "a"), times(50, "b"), times(61, "b")));
        Box.Interval high = (Box.Interval) new RuleFit(sample(above))
                .fit(Rule.of(sample(above)).and(new Box.Interval(0, 305, 350)))
                .boxes()
                .getFirst();
        assertThat(high.above()).isBetween(180.0, 300.0);
        RowTable below = table(
                cells(steps(0, 100), List.of(-80.0), steps(-260, -200)),
                cells(times(50, "a"), times(50, "b"), times(61, "b")));
        Box.Interval low = (Box.Interval) new RuleFit(sample(below))
                .fit(Rule.of(sample(below)).and(new Box.Interval(0, -255, -210)))
                .boxes()
                .getFirst();
        assertThat(low.upTo()).isBetween(-201.0, -80.0);
        RowTable near = table(
                cells(steps(0, 100), List.of(250.0), steps(300, 360)),
                cells(times(50, "a"), times(50, "b"), times(61, "b")));
        Box.Interval with = (Box.Interval) new RuleFit(sample(near))
                .fit(Rule.of(sample(near)).and(new Box.Interval(0, 305, 350)))
                .boxes()
                .getFirst();
        assertThat(with.above()).isBetween(99.0, 250.0);
    }

    @Test
    void conditionsThatExcludeNothingAreDropped() {
        RuleSample sample = sample(HIGH);
        Rule fitted = new RuleFit(sample)
                .fit(Rule.of(sample).and(new Box.Texts(1, Set.of("a", "b"))).and(new Box.Interval(0, 150, 300)));
        assertThat(fitted.columns()).containsExactly(0);
        Rule kept = new RuleFit(sample).fit(Rule.of(sample).and(new Box.Texts(1, Set.of("b"))));
        assertThat(kept.boxes()).containsExactly(new Box.Texts(1, Set.of("b")));
        assertThat(kept.sample().count(RuleSample.WINDOW)).isEqualTo(110);
    }

    @Test
    void aRoundNumberHasTheFewestDigitsThatLieInTheGap() {
        assertThat(RuleFit.round(99, 200, .6)).isEqualTo(160);
        assertThat(RuleFit.round(99, 200, .05)).isEqualTo(110);
        assertThat(RuleFit.round(1.234, 1.236, .05)).isEqualTo(1.2341);
        assertThat(RuleFit.round(-1_000, -10, .05)).isEqualTo(-900);
        assertThat(RuleFit.round(5, 5, .05)).isEqualTo(5);
        assertThat(RuleFit.round(5, Double.POSITIVE_INFINITY, .05)).isEqualTo(5);
        assertThat(RuleFit.round(Double.NEGATIVE_INFINITY, 5, .05)).isEqualTo(Math.nextDown(5.0));
        for (double[] gap : new double[][] {{1e-9, 3e-9}, {7, 7.0001}, {-2e7, 3e11}, {.1, .3}}) {
            assertThat(RuleFit.round(gap[0], gap[1], .05))
                    .isGreaterThanOrEqualTo(gap[0])
                    .isLessThan(gap[1]);
        }
    }
}
