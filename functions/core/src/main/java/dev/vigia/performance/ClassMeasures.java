package dev.vigia.performance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures of a predicted class against the label that came true: {@code accuracy}, and {@code macro-f1}, the plain mean of F1
 * over every class that was predicted or came true, where a class that was never hit counts 0.
 */
final class ClassMeasures {
    private ClassMeasures() {}

    /** Measures rows, whose classes are numbers that are equal where the classes are. */
    static List<Measurement> of(double[] predicted, double[] labels) {
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
        double macro = classes.values().stream()
                .mapToDouble(counts -> 2 * counts[0] / (counts[1] + counts[2]))
                .average()
                .orElse(Double.NaN);
        return List.of(Confusion.share("accuracy", right, labels.length), Measurement.of("macro-f1", macro));
    }
}
