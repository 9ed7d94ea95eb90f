package dev.vigia.outlier;

import dev.vigia.model.FeatureType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule's rows lie apart from the others, and are not the far end of a tail that became heavier: by a category that is many times as frequent as
 * it was, by a number of which rows gather beyond a place with fewer, or by another feature in which most of them are unusual
 * too, without it being so in those of the baseline's rows that come nearest.
 */
final class Apartness {
    /** How many times as frequent as before a category is that sets rows apart. */
    private static final double TIMES_AS_FREQUENT = 5;

    /** What share of a rule's rows is looked at outside of its limit, for what it is to be apart from. */
    private static final double SHARE_OUTSIDE = 0.25;

    /** A condition that leaves out less, of its rule's rows, selects nothing. */
    private static final double LEAST_LEFT_OUT = 0.05;

    private static final double OUTER = 0.025;
    private static final double NEAREST = 0.05;
    private static final double MOST_OF_NEAREST = 0.25;

    private final RuleSample all;

    /** @param all rows of the window, in the terms of the baseline where features moved as a whole, and the baseline's */
    Apartness(RuleSample all) {
        this.all = all;
    }

    boolean isApart(Rule rule) {
        return rule.boxes().stream().anyMatch(box -> isOfFew(box) && isNewlyFrequent(rule, box))
                || gathers(rule)
                || hasCompany(rule);
    }

    /** A condition of categories, not of numbers. */
    private boolean isOfFew(Box box) {
        return !(box instanceof Box.Interval) || isBoolean(box.column());
    }

    private boolean isBoolean(int column) {
        return all.table(RuleSample.WINDOW).schema().feature(column).type() == FeatureType.BOOLEAN;
    }

    /** Among the rows that the rule's other conditions on categories leave. */
    private boolean isNewlyFrequent(Rule rule, Box box) {
        RuleSample left = all;
        for (Box other : rule.boxes()) {
            left = other.equals(box) || !isOfFew(other) ? left : left.where(other);
        }
        RuleSample held = left.where(box);
        double before = (held.count(RuleSample.ORDINARY) + 0.5) / (left.count(RuleSample.ORDINARY) + 1);
        return left.seen() > 0 && held.seen() / left.seen() >= TIMES_AS_FREQUENT * before;
    }

    /**
     * Whether rows gather in each number that it asks, of one or more, among the rows that its other conditions leave; where these leave no
     * others, in one of them among all rows.
     */
    private boolean gathers(Rule rule) {
        List<Box.Interval> asked = rule.boxes().stream()
                .filter(box -> !isOfFew(box))
                .map(Box.Interval.class::cast)
                .toList();
        List<Box.Interval> selecting =
                asked.stream().filter(box -> selects(rule, box)).toList();
        return selecting.isEmpty()
                ? asked.stream().anyMatch(box -> gathers(all, box))
                : selecting.stream().allMatch(box -> gathers(rule.but(box, all).sample(), box));
    }

    private boolean selects(Rule rule, Box.Interval box) {
        return rule.but(box, all).sample().seen()
                > (1 + LEAST_LEFT_OUT) * rule.in(all).sample().seen();
    }

    private boolean gathers(RuleSample rows, Box.Interval interval) {
        WeighedValues now = WeighedValues.of(rows, interval.column(), RuleSample.WINDOW, RuleSample.OTHERS);
        WeighedValues before = WeighedValues.of(all, interval.column(), RuleSample.ORDINARY);
        if (now.size() == 0 || before.size() == 0) {
            return true;
        }
        boolean isUpwards = interval.upTo() == Double.POSITIVE_INFINITY || interval.above() >= before.quantile(0.5);
        return gathers(now, interval, isUpwards, before.step());
    }

    /** Looked at outwards, from the side of the others on, and with some of them. */
    private static boolean gathers(WeighedValues now, Box.Interval interval, boolean isUpwards, double step) {
        int first = now.countUpTo(interval.above());
        int last = now.countUpTo(interval.upTo());
        double outside = SHARE_OUTSIDE * now.rows(first, last);
        if (isUpwards) {
            int from = first;
            while (from > 0 && now.rows(from, first) < outside) {
                from--;
            }
            double place = from > 0 ? now.value(from - 1) : first > 0 ? now.value(0) : interval.above();
            return !now.mayDecrease(from, last, place, 1, step);
        }
        int to = last;
        while (to < now.size() && now.rows(last, to) < outside) {
            to++;
        }
        double place =
                to < now.size() ? now.value(to) : last < now.size() ? now.value(now.size() - 1) : interval.upTo();
        return !now.mayDecrease(first, to, place, -1, step);
    }

    /** Whether there is another feature in which most of them are unusual. */
    private boolean hasCompany(Rule rule) {
        RuleSample held = rule.in(all).sample();
        RuleSample near = near(rule);
        return IntStream.range(0, all.table(RuleSample.WINDOW).schema().size())
                .filter(column -> !rule.asksOf(column))
                .anyMatch(column -> all.table(RuleSample.WINDOW).isNumber(column)
                        ? isFarIn(column, held, near)
                        : isRareIn(column, held, near));
    }

    private boolean isFarIn(int column, RuleSample held, RuleSample near) {
        WeighedValues now = WeighedValues.of(held, column, RuleSample.WINDOW, RuleSample.OTHERS);
        WeighedValues before = WeighedValues.of(all, column, RuleSample.ORDINARY);
        WeighedValues nearest = WeighedValues.of(near, column, RuleSample.ORDINARY);
        if (now.size() == 0 || 2 * now.rows() < held.seen() || nearest.size() == 0) {
            return false;
        }
        double high = before.quantile(1 - OUTER);
        double low = before.quantile(OUTER);
        double median = now.quantile(0.5);
        return (median > high && 1 - nearest.shareUpTo(high) <= MOST_OF_NEAREST)
                || (median < low && nearest.shareUpTo(low) <= MOST_OF_NEAREST);
    }

    private boolean isRareIn(int column, RuleSample held, RuleSample near) {
        Map<String, Double> shares = shares(held, column, RuleSample.WINDOW, RuleSample.OTHERS);
        return shares.entrySet().stream()
                .filter(entry -> entry.getValue() >= 0.5)
                .anyMatch(
                        entry -> shares(all, column, RuleSample.ORDINARY).getOrDefault(entry.getKey(), 0.0) <= 2 * OUTER
                                && shares(near, column, RuleSample.ORDINARY).getOrDefault(entry.getKey(), 0.0)
                                        <= MOST_OF_NEAREST);
    }

    private static Map<String, Double> shares(RuleSample rows, int column, int... kinds) {
        Map<String, Double> shares = new HashMap<>();
        double sum = 0;
        for (int kind : kinds) {
            for (int row : rows.rows(kind)) {
                @Nullable String text = rows.table(kind).text(column, row);
                shares.merge(text == null ? "" : text, rows.table(kind).weight(row), Double::sum);
                sum += rows.table(kind).weight(row);
            }
        }
        double all = sum;
        shares.replaceAll((text, share) -> share / all);
        return shares;
    }

    /** The baseline's rows that come nearest to a rule: of its number's end, and with its categories as far as there are some. */
    private RuleSample near(Rule rule) {
        RuleSample near = all;
        for (Box box : rule.boxes()) {
            RuleSample with = near.where(box(box, near));
            near = with.count(RuleSample.ORDINARY) > 0 ? with : near;
        }
        return near;
    }

    private static Box box(Box box, RuleSample rows) {
        if (!(box instanceof Box.Interval interval)) {
            return box;
        }
        WeighedValues values = WeighedValues.of(rows, box.column(), RuleSample.ORDINARY);
        if (values.size() == 0) {
            return box;
        }
        double inside = values.shareUpTo(interval.upTo()) - values.shareUpTo(interval.above());
        if (inside >= NEAREST) {
            return box;
        }
        return interval.upTo() > values.quantile(1 - NEAREST)
                ? new Box.Interval(box.column(), values.quantile(1 - NEAREST), Double.POSITIVE_INFINITY)
                : interval.above() < values.quantile(NEAREST)
                        ? new Box.Interval(box.column(), Double.NEGATIVE_INFINITY, values.quantile(NEAREST))
                        : box;
    }
}
