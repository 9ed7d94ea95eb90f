package dev.vigia.performance;

import java.util.List;

/**
 * Performance that is estimated without truth, or the reason why it cannot be.
 *
 * @param measures by the words of {@link ExpectedMeasures}, of numbers {@code mae} and {@code rmse} ({@link DirectLoss}); empty where there is no estimate
 * @param recalibrated whether the model's probabilities were not calibrated on the baseline, and were mapped by an isotonic
 *     regression on its truth
 * @param reason what the estimate rests on, or why there is none
 */
public record Estimation(List<Measurement> measures, boolean recalibrated, String reason) {
    /** Copies the measures. */
    public Estimation {
        measures = List.copyOf(measures);
    }

    static Estimation none(String reason) {
        return new Estimation(List.of(), false, reason);
    }

    /** The same with errors times a factor, where the measures are of a thinned sample of the rows. */
    Estimation narrowed(double factor) {
        return new Estimation(
                measures.stream()
                        .map(one -> new Measurement(one.name(), one.value(), factor * one.error(), one.degrees()))
                        .toList(),
                recalibrated,
                reason);
    }
}
