package dev.vigia.performance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Measures of a predicted class against the label that came true: {@code accuracy}, and {@code macro-f1}, the plain mean of F1 over classes that were predicted or came true, where a class that was never hit counts 0.
 * By themselves rows are measured over all of their classes, as scikit-learn does. Rows that are held against a baseline's are
 * measured over the classes that both have, and so is the baseline: a label that the baseline never had would be a class of F1 0, and four such rows of
 * 4,000 would take a quarter off a mean of three classes; one that happens not to be among these rows has no F1. A row of a new label is a false one of
 * the class that was predicted, and a wrong one in {@code accuracy}.
 */
final class ClassMeasures {
    private ClassMeasures() {}

    /** Measures rows, whose classes are numbers that are equal where the classes are, over all of their classes. */
    static List<Measurement> of(double[] predicted, double[] labels) {
        return of(predicted, labels, classes(predicted, labels));
    }

    /** Every class that is predicted or comes true. */
    static Set<Double> classes(double[] predicted, double[] labels) {
        return DoubleStream.concat(Arrays.stream(predicted), Arrays.stream(labels))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** The same over some classes, of which these rows have each; NaN over none. */
    static List<Measurement> of(double[] predicted, double[] labels, Set<Double> over) {
        Map<Double, double[]> classes = new TreeMap<>();
        double right = 0;
        for (int i = 0; i < labels.length; i++) {
            classes.computeIfAbsent(predicted[i], any -> new double[3])[1]++;
            double[] label = classes.computeIfAbsent(labels[i], any -> new double[3]);
            label[2]++;
            if (predicted[i] == labels[i]) {
                right++;
                label[0]++;
            }
        }
        classes.keySet().retainAll(over);
        double macro = classes.values().stream()
                .mapToDouble(counts -> 2 * counts[0] / (counts[1] + counts[2]))
                .average()
                .orElse(Double.NaN);
        return List.of(Confusion.share("accuracy", right, labels.length), Measurement.of("macro-f1", macro));
    }
}
