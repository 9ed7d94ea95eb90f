package dev.vigia.outlier;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A feature that moved as a whole: the baseline's values, shifted and scaled so that their quartiles are the window's, of
 * positive ones by their logarithms where that fits better. Its tail is where the baseline's would be then: no group.
 */
final class ColumnMove implements DoubleUnaryOperator {
    /** The least distance of what is left from the baseline that is no chance: Kolmogorov's law at one in twenty. */
    private static final double CHANCE = 1.358;

    /** A move that explains less of a rule's rows has nothing to do with it; one that explains the more is as good as a group. */
    private static final double LEAST_EXPLAINED = 0.1;

    private static final double MOST_EXPLAINED = 0.5;
    private static final double LEAST = 0.1;
    private static final double MOST = 0.9;
    private static final int STEPS = 17;

    private final boolean logarithms;
    private final double factor;
    private final double offset;

    private ColumnMove(boolean logarithms, double factor, double offset) {
        this.logarithms = logarithms;
        this.factor = factor;
        this.offset = offset;
    }

    /**
     * The move of a column in which a rule asks something, if it fits the window better than a group among rows that did not move.
     *
     * @param all rows
     * @param rule for some of them
     * @return empty if the rows outside of the rule are as the baseline's are, or are nearer to those than the window is to the moved
     *     ones, or a move explains none of the rule's rows, or values are missing to tell
     */
    static Optional<ColumnMove> of(RuleSample all, Rule rule, int column) {
        WeighedValues now = window(all, column);
        WeighedValues before = baseline(all, column);
        RuleSample outside = all.outside(rule);
        WeighedValues left = window(outside, column);
        WeighedValues usual = baseline(outside, column);
        if (left.size() == 0 || usual.size() == 0) {
            return Optional.empty();
        }
        ColumnMove move = fit(now, before);
        double distance = now.distance(before, move);
        double apart = left.distance(usual, DoubleUnaryOperator.identity());
        boolean isBetter = apart > chance(left, usual) && distance < apart;
        double explained = move.explained(all, rule, column);
        boolean isTheReason = (isBetter && explained >= LEAST_EXPLAINED)
                || (distance <= chance(now, before) && explained >= MOST_EXPLAINED);
        return isTheReason ? Optional.of(move) : Optional.empty();
    }

    private static double chance(WeighedValues one, WeighedValues other) {
        return CHANCE * Math.sqrt(1 / one.effectiveRows() + 1 / other.effectiveRows());
    }

    /** How many of a rule's rows would be the baseline's, moved, as a share of them. */
    private double explained(RuleSample all, Rule rule, int column) {
        RowTable ordinary = all.table(RuleSample.ORDINARY).with(column, this);
        double expected = Arrays.stream(all.rows(RuleSample.ORDINARY))
                .filter(row -> rule.holds(ordinary, row))
                .mapToDouble(ordinary::weight)
                .sum();
        return expected / rule.in(all).sample().seen();
    }

    private static ColumnMove fit(WeighedValues now, WeighedValues before) {
        ColumnMove plain = fit(now, before, false);
        if (now.value(0) <= 0 || before.value(0) <= 0) {
            return plain;
        }
        ColumnMove logs = fit(now, before, true);
        return now.distance(before, logs) < now.distance(before, plain) ? logs : plain;
    }

    private static WeighedValues window(RuleSample rows, int column) {
        return WeighedValues.of(rows, column, RuleSample.WINDOW, RuleSample.OTHERS);
    }

    private static WeighedValues baseline(RuleSample rows, int column) {
        return WeighedValues.of(rows, column, RuleSample.ORDINARY);
    }

    /** A line through the quantiles from {@value #LEAST} to {@value #MOST}, by least squares. */
    private static ColumnMove fit(WeighedValues now, WeighedValues before, boolean logarithms) {
        DoubleUnaryOperator scale = logarithms ? Math::log : DoubleUnaryOperator.identity();
        double[] x = new double[STEPS];
        double[] y = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double share = LEAST + (MOST - LEAST) * i / (STEPS - 1);
            x[i] = scale.applyAsDouble(before.quantile(share));
            y[i] = scale.applyAsDouble(now.quantile(share));
        }
        double middle = Arrays.stream(x).average().orElseThrow();
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < STEPS; i++) {
            sxx += (x[i] - middle) * (x[i] - middle);
            sxy += (x[i] - middle) * y[i];
        }
        double factor = sxx > 0 && sxy > 0 ? sxy / sxx : 1;
        return new ColumnMove(logarithms, factor, Arrays.stream(y).average().orElseThrow() - factor * middle);
    }

    /** Where a value of the baseline would be; NaN stays. */
    @Override
    public double applyAsDouble(double value) {
        return logarithms ? Math.exp(factor * Math.log(value) + offset) : factor * value + offset;
    }

    /** What a value of the window was in the baseline; NaN stays. */
    double back(double value) {
        return logarithms ? Math.exp((Math.log(value) - offset) / factor) : (value - offset) / factor;
    }
}
