package dev.vigia.outlier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Moves a rule's limits to where its rows stand out most, and to a round number in the gap there. */
final class RuleFit {
    private static final int TIMES = 2;
    /** The share of a rule's rows at its edge that may be left out. */
    private static final double STRAY = 0.06;
    /** Where in a gap a limit is put, from the side of the group on: not at its very edge, for the next window's rows. */
    private static final double NEAREST = 0.05;

    private static final double FARTHEST = 0.4;

    private final RuleSample all;
    private final ToDoubleBiFunction<RuleSample, double[]> worth;

    /** For evidence. */
    RuleFit(RuleSample all) {
        this(all, RuleSample::evidence);
    }

    /** @param worth of so many rows of each kind */
    RuleFit(RuleSample all, ToDoubleBiFunction<RuleSample, double[]> worth) {
        this.all = all;
        this.worth = worth;
    }

    private record Value(double value, int kind, double weight) {}

    Rule fit(Rule rule) {
        List<Box> boxes = new ArrayList<>(rule.boxes());
        for (int time = 0; time < TIMES; time++) {
            for (int i = 0; i < boxes.size(); i++) {
                if (boxes.get(i) instanceof Box.Interval interval) {
                    boxes.set(i, fit(interval, others(boxes, i)));
                }
            }
        }
        boxes.removeIf(RuleFit::isEmpty);
        for (int i = boxes.size() - 1; i >= 0; i--) {
            if (excludesNothing(boxes.get(i), others(boxes, i))) {
                boxes.remove(i);
            }
        }
        Rule fitted = Rule.of(all);
        for (Box box : boxes) {
            fitted = fitted.and(box);
        }
        return fitted;
    }

    private static boolean isEmpty(Box box) {
        return box instanceof Box.Interval(int column, double above, double upTo)
                && above == Double.NEGATIVE_INFINITY
                && upTo == Double.POSITIVE_INFINITY;
    }

    /** Whether every row that the other conditions leave fulfils this one, as of all categories that there are. */
    private static boolean excludesNothing(Box box, RuleSample left) {
        return IntStream.range(0, RuleSample.KINDS)
                .allMatch(kind -> Arrays.stream(left.rows(kind)).allMatch(row -> box.holds(left.table(kind), row)));
    }

    private RuleSample others(List<Box> boxes, int but) {
        RuleSample left = all;
        for (int i = 0; i < boxes.size(); i++) {
            left = i == but ? left : left.where(boxes.get(i));
        }
        return left;
    }

    private Box.Interval fit(Box.Interval interval, RuleSample sample) {
        double above = limit(sample, interval.column(), interval.upTo(), 1);
        double upTo = limit(sample, interval.column(), above, -1);
        return new Box.Interval(interval.column(), above, upTo);
    }

    /**
     * One end of an interval, the other given.
     *
     * @param side 1: the lower end, for values up to the other one; −1: the upper end, for values above it
     */
    private double limit(RuleSample sample, int column, double other, int side) {
        List<Value> values = values(sample, column, other, side);
        double[] counts = new double[RuleSample.KINDS];
        double most = 0;
        int last = -1;
        for (int i = 0; i < values.size(); i++) {
            counts[values.get(i).kind()] += values.get(i).weight();
            boolean tied = i + 1 < values.size()
                    && values.get(i + 1).value() == values.get(i).value();
            double evidence = tied ? 0 : worth.applyAsDouble(sample, counts);
            if (evidence > most) {
                most = evidence;
                last = i;
            }
        }
        if (last < 0 || last == values.size() - 1) {
            return side > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        int edge = edge(values, last);
        double inside = values.get(edge).value();
        double outside = values.get(edge + 1).value();
        return side > 0 ? above(outside, inside) : upTo(inside, outside);
    }

    /** A lower limit between two values. */
    static double above(double outside, double inside) {
        return round(outside, inside, 1 - FARTHEST);
    }

    /** An upper limit between two values. */
    static double upTo(double inside, double outside) {
        return round(inside, outside, NEAREST);
    }

    /**
     * The last value before the widest gap at the group's edge: beyond it may lie a few ordinary rows, and many more that
     * are not unusual enough to be seen.
     *
     * @param last the place of the last value that adds to the evidence
     */
    private static int edge(List<Value> values, int last) {
        int most = last;
        double widest = gap(values, last);
        for (int i = last - 1; i >= (int) ((1 - STRAY) * last); i--) {
            if (gap(values, i) > widest) {
                widest = gap(values, i);
                most = i;
            }
        }
        return most;
    }

    private static double gap(List<Value> values, int place) {
        return Math.abs(values.get(place + 1).value() - values.get(place).value());
    }

    /** From the given end on outwards to the end that is looked for. */
    private static List<Value> values(RuleSample sample, int column, double other, int side) {
        List<Value> values = new ArrayList<>();
        for (int kind = 0; kind < RuleSample.KINDS; kind++) {
            RowTable table = sample.table(kind);
            for (int row : sample.rows(kind)) {
                double value = table.number(column, row);
                if (side > 0 ? value <= other : value > other) {
                    values.add(new Value(value, kind, table.weight(row)));
                }
            }
        }
        Comparator<Value> rising = Comparator.comparingDouble(Value::value);
        values.sort(side > 0 ? rising.reversed() : rising);
        return values;
    }

    /**
     * A number of few digits in [low, high).
     *
     * @param from where it may begin, as a share of the gap; it ends a share of {@code FARTHEST − NEAREST} later
     */
    static double round(double low, double high, double from) {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return Double.isFinite(low) ? low : Math.nextDown(high);
        }
        BigDecimal first = new BigDecimal(low + from * (high - low));
        double last = low + (from + FARTHEST - NEAREST) * (high - low);
        int coarsest = (int) Math.ceil(Math.log10(Math.max(high - low, Double.MIN_NORMAL))) + 1;
        return IntStream.range(-coarsest, 18 - coarsest)
                .mapToDouble(
                        scale -> first.setScale(scale, RoundingMode.CEILING).doubleValue())
                .filter(number -> number >= low && number < high && number <= last)
                .findFirst()
                .orElse(low);
    }
}
