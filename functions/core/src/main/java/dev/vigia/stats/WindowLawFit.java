package dev.vigia.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns a {@link WindowLaw} from windows in which nothing changed. Each is judged by the others of its slot: it is left
 * out of its reference, and of the variance that its p-value is taken from.
 */
public final class WindowLawFit {
    private static final int SMOOTH_DIRECTIONS = 3;
    /** Degrees of freedom a direction: with fewer the law of the tail depends on how scores are distributed. */
    private static final double DEGREES_PER_DIRECTION = 12;

    private final WindowReference reference;
    private final List<WindowCounts> windows;
    private final double usualRows;
    private final Map<WindowTest, double[]> leftOut = new EnumMap<>(WindowTest.class);
    private double spread;

    private WindowLawFit(WindowReference reference, List<WindowCounts> windows) {
        this.reference = reference;
        this.windows = windows;
        usualRows = windows.stream().mapToDouble(WindowCounts::rows).average().orElse(0);
    }

    /**
     * What was learned.
     *
     * @param law the law
     * @param leftOut −ln p of the windows by each test
     * @param spread how far the next window will be from its reference, squared and summed over directions, on average:
     *     of two ways to assign slots, the better has the smaller; 0 where windows do not vary
     */
    public record Fitted(WindowLaw law, Map<WindowTest, double[]> leftOut, double spread) {}

    /**
     * Learns from windows.
     *
     * @param ordered whether the cells are in order of value
     * @param windows each with a row or more, all with as many cells
     * @param slots how hours are assigned to slots
     * @return empty if no window can be left out: every slot has fewer than {@value WindowReference#LEAST_WINDOWS}
     */
    static Optional<Fitted> of(boolean ordered, List<WindowCounts> windows, Slots slots) {
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        WindowReference reference = WindowReference.of(ordered, windows, slots);
        List<WindowCounts> known =
                windows.stream().filter(window -> reference.knows(window)).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new WindowLawFit(reference, known).fit());
    }

    private Fitted fit() {
        CellGroups groups = CellGroups.of(reference.overall(), reference.ordered(), usualRows);
        int smoothDirections = reference.ordered() ? Math.min(SMOOTH_DIRECTIONS, reference.occupied() - 1) : 0;
        DirectionLaw smooth = smoothDirections < 1
                ? null
                : law(smooth(smoothDirections), WindowTest.SMOOTH, WindowTest.SMOOTH_OF_THREE);
        boolean more = groups.directions() > smoothDirections;
        DirectionLaw cells = more ? law(cells(groups), WindowTest.CELLS, WindowTest.CELLS_OF_THREE) : null;
        double mostRows = windows.stream().mapToDouble(WindowCounts::rows).max().orElse(0);
        WindowLaw law = new WindowLaw(reference, usualRows, mostRows, chance(groups), smooth, cells);
        return new Fitted(law, leftOut, spread);
    }

    private double[][] smooth(int directions) {
        return windows.stream()
                .map(window -> score(window, CellScores.smooth(reference.without(window), directions)))
                .toArray(double[][]::new);
    }

    private double[][] cells(CellGroups groups) {
        return windows.stream()
                .map(window -> score(window, groups.scores(reference.without(window))))
                .toArray(double[][]::new);
    }

    private double[] score(WindowCounts window, double[][] scores) {
        double inflation = 1 + 1.0 / (reference.windows(window) - 1);
        return CellScores.of(window.counts(), window.rows() / inflation, scores);
    }

    private @Nullable DirectionLaw law(double[][] scores, WindowTest one, WindowTest ofThree) {
        DirectionLaw.Inverse inverse = DirectionLaw.Inverse.ofMeanSquare(scores);
        double degrees = reference.degrees();
        if (inverse.rank() == 0
                || degrees - inverse.rank() < DirectionLaw.LEAST_DEGREES
                || degrees < DEGREES_PER_DIRECTION * inverse.rank()) {
            return null;
        }
        addSpread(scores);
        double[] triples = triples(scores, inverse.matrix());
        double mean = 0;
        for (double square : triples) {
            mean += square / triples.length;
        }
        double triple = Math.max(1, mean / inverse.rank());
        DirectionLaw law = new DirectionLaw(inverse.matrix(), inverse.rank(), degrees, triple);
        leftOut.put(one, minusLogP(law, Arrays.stream(scores).mapToDouble(law::square), 1));
        leftOut.put(ofThree, minusLogP(law, Arrays.stream(triples), triple));
        return law;
    }

    /** The first law's directions only, so that ways to assign slots are compared in the same ones. */
    private void addSpread(double[][] scores) {
        for (int i = 0; i < scores.length && leftOut.isEmpty(); i++) {
            for (double z : scores[i]) {
                spread += z * z * (1 + 1.0 / reference.windows(windows.get(i))) / scores.length;
            }
        }
    }

    /**
     * Takes what is judged out of S: with t = zᵀ S⁻¹ z, T² without it is t (N − 1) / (N − t). Of three windows their sum
     * is, which is the part of them that their T² depends on.
     */
    private double[] minusLogP(DirectionLaw law, DoubleStream squares, double factor) {
        double count = windows.size();
        return squares.map(square -> Math.min(square, count * (1 - 1e-9)))
                .map(square -> -law.logP(square * (count - 1) / (count - square) / factor))
                .toArray();
    }

    /** T² of each three windows in a row. */
    private double[] triples(double[][] scores, double[][] inverse) {
        Map<Long, double[]> byHour = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            byHour.put(windows.get(i).hour(), scores[i]);
        }
        List<Double> squares = new ArrayList<>();
        for (WindowCounts window : windows) {
            double[] first = byHour.get(window.hour() - 2);
            double[] second = byHour.get(window.hour() - 1);
            double[] third = byHour.get(window.hour());
            if (first != null && second != null && third != null) {
                double[] sum = new double[first.length];
                for (int d = 0; d < sum.length; d++) {
                    sum[d] = (first[d] + second[d] + third[d]) / Math.sqrt(3);
                }
                squares.add(DirectionLaw.square(inverse, sum));
            }
        }
        return squares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double chance(CellGroups groups) {
        double sum = 0;
        for (WindowCounts window : windows) {
            double distance = WindowDistance.between(
                    reference.ordered(),
                    groups,
                    WindowDistance.shares(reference.without(window)),
                    WindowDistance.shares(window.counts()));
            sum += distance * distance;
        }
        return sum / windows.size();
    }
}
