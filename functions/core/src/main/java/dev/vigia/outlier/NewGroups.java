package dev.vigia.outlier;

import dev.vigia.check.Condition;
import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.inference.RowId;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.UnusualRows;
import dev.vigia.stats.RatePrediction;
import dev.vigia.stats.TestResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Groups that the baseline does not have: unusual rows of a window that lie together, each told by a rule of at most three
 * conditions. Unusual are rows with an outlier score that one in twenty of the baseline's held-out rows has: a row of a group
 * need not be an outlier by itself. A rule is looked for that holds for many of them, few of the baseline's, and few
 * ordinary rows of the baseline; then for another among the rest. It is announced only if so many rows would not fulfil any rule that was or
 * could have been tried, but with a probability of one in a thousand.
 *
 * <p>A feature that moved as a whole has no new group at its end: where the baseline, shifted and scaled, fits the window better than a
 * group beside rows that stayed, its values are told in the baseline's terms first ({@link ToldRows}). And a group lies apart from
 * the other rows ({@link Apartness}); a tail that became heavier does not.
 */
public final class NewGroups {
    private static final int MOST_ROUNDS = 5;
    /** Where more features moved than so many, what is left of them is no group either: the search ends in time. */
    private static final int MOST_MOVES = 12;

    private static final int LEAST_ROWS = 8;
    private static final double LEAST_PRECISION = 0.5;
    private static final double LOG_LEVEL = Math.log(1e-3);
    /** Most rows of a window are no group of it: what holds for them is a feature that moved, or rises with time. */
    private static final double MOST_SHARE = 0.5;

    /**
     * Rows do not lie together that are spread wider than this many of the baseline's interquartile ranges, and than this share of their
     * distance from its median: far out in a long tail the range of the bulk is no measure.
     */
    private static final double WIDEST = 3;

    private static final double WIDEST_OF_DISTANCE = 0.5;

    private final Baseline baseline;
    private final UnusualRows own;
    private final UnusualSample window;
    private final Instant start;
    private final List<Group> known;

    private NewGroups(Baseline baseline, UnusualRows own, UnusualSample window, Instant start, List<Group> known) {
        this.baseline = baseline;
        this.own = own;
        this.window = window;
        this.start = start;
        this.known = known;
    }

    /**
     * Looks for groups.
     *
     * @param window a sample of the window's rows under that baseline
     * @param start of the window
     * @param known groups that were found in windows before, of which one that is found again keeps name and beginning
     * @return the most evident first, at most five; none where rows do not tell
     */
    public static List<Group> of(Baseline baseline, UnusualSample window, Instant start, List<Group> known) {
        Optional<UnusualRows> own = baseline.unusualRows();
        return own.isEmpty() || window.found() < LEAST_ROWS
                ? List.of()
                : baseline.referenceRows()
                        .map(rows -> new NewGroups(baseline, own.get(), window, start, known).find(RowTable.of(rows)))
                        .orElse(List.of());
    }

    private List<Group> find(RowTable reference) {
        ToldRows rows = new ToldRows(baseline, own, window, reference);
        GroupNames names = new GroupNames(rows.asTheyCame(), known);
        List<Group> groups = new ArrayList<>();
        int moved = 0;
        for (int round = 0; round < MOST_ROUNDS; ) {
            Optional<Rule> evident = evident(rows.left());
            if (evident.isEmpty()) {
                break;
            }
            Rule rule = evident.get();
            RuleSample all = rows.all();
            Rule whole = WholeRule.of(rule, all);
            Map<Integer, ColumnMove> moves = moves(whole, all, rows);
            if (!moves.isEmpty() && moved < MOST_MOVES) {
                rows.move(moves);
                moved += moves.size();
                continue;
            }
            if (moves.isEmpty() && isGroup(whole, all) && isMostlyNew(whole, rows)) {
                groups.add(names.name(group(whole, rows)));
            }
            rows.take(whole);
            rows.take(rule);
            round++;
        }
        return List.copyOf(groups);
    }

    /** The best rule for unusual rows, if it is no chance. */
    private Optional<Rule> evident(RuleSample left) {
        if (left.count(RuleSample.WINDOW) < LEAST_ROWS) {
            return Optional.empty();
        }
        RuleSearch search = new RuleSearch(left);
        Rule rule = search.best();
        return rule.boxes().isEmpty() || !isEvident(rule, search) ? Optional.empty() : Optional.of(rule);
    }

    /** Of the columns that a rule asks, those which moved as a whole and are not told so yet. */
    private static Map<Integer, ColumnMove> moves(Rule rule, RuleSample all, ToldRows rows) {
        Map<Integer, ColumnMove> moves = new HashMap<>();
        for (Box box : rule.boxes()) {
            if (box instanceof Box.Interval && !rows.isMoved(box.column())) {
                ColumnMove.of(all, rule, box.column()).ifPresent(move -> moves.put(box.column(), move));
            }
        }
        return moves;
    }

    private boolean isGroup(Rule whole, RuleSample all) {
        RuleSample held = whole.sample();
        return held.seen() <= MOST_SHARE * window.scored()
                && held.expected() <= (1 - LEAST_PRECISION) * held.seen()
                && isTogether(whole)
                && new Apartness(all).isApart(whole);
    }

    private boolean isEvident(Rule rule, RuleSearch search) {
        RuleSample held = rule.sample();
        long rows = held.count(RuleSample.WINDOW);
        RatePrediction usual = new RatePrediction(
                held.count(RuleSample.BASELINE),
                Math.round(baseline.outlierLimit().heldOut() / own.weight()));
        return rows >= LEAST_ROWS
                && usual.rise(Math.round(window.scored() * rows / held.sum(RuleSample.WINDOW)), rows)
                        instanceof TestResult.Defined test
                && test.logPValue() + search.logTried(rule.boxes().size()) < LOG_LEVEL;
    }

    /** Not a strip along the edge of groups that were told before, with rows of theirs for the most part. */
    private static boolean isMostlyNew(Rule rule, ToldRows rows) {
        int[] held = rule.sample().rows(RuleSample.WINDOW);
        return 2 * Arrays.stream(held).filter(row -> !rows.isTaken(row)).count() >= held.length;
    }

    private static boolean isTogether(Rule rule) {
        RuleSample held = rule.sample();
        return rule.boxes().stream()
                .allMatch(box -> !(box instanceof Box.Interval interval) || isTogether(held, interval.column()));
    }

    private static boolean isTogether(RuleSample held, int column) {
        RowTable reference = held.table(RuleSample.ORDINARY);
        double[] rows = sorted(held.table(RuleSample.WINDOW), held.rows(RuleSample.WINDOW), column);
        double[] usual = sorted(reference, IntStream.range(0, reference.rows()).toArray(), column);
        if (rows.length == 0 || usual.length == 0 || !(width(usual) > 0)) {
            return true;
        }
        double distance = Math.abs(rows[rows.length / 2] - usual[usual.length / 2]);
        return width(rows) <= Math.max(WIDEST * width(usual), WIDEST_OF_DISTANCE * distance);
    }

    private static double[] sorted(RowTable table, int[] rows, int column) {
        return Arrays.stream(rows)
                .mapToDouble(row -> table.number(column, row))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    /** The interquartile range. */
    private static double width(double[] sorted) {
        return sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
    }

    private Group group(Rule rule, ToldRows rows) {
        RuleSample held = rule.sample();
        double all = held.seen();
        double more = held.sum(RuleSample.WINDOW) - held.sum(RuleSample.BASELINE);
        List<Condition> conditions = rule.boxes().stream().map(rows::condition).toList();
        List<RowId> ids = window.ids();
        List<RowId> examples = Arrays.stream(held.rows(RuleSample.WINDOW))
                .limit(Finding.MOST_ROWS)
                .mapToObj(ids::get)
                .toList();
        return new Group(
                "",
                conditions,
                Math.max(1, Math.round(all)),
                Math.min(1, all / window.scored()),
                Math.clamp(1 - held.expected() / all, 0, 1),
                Math.clamp(more / Math.max(rows.unusualOver(), more), 0, 1),
                start,
                examples);
    }
}
