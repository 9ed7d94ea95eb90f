package dev.vigia.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model did with what it predicted in a window: estimated without labels, and measured by the labels that have
 * come for them since. It decides no outcome.
 *
 * @param predictions how many rows have a prediction; null where nothing counts them
 * @param labels how many labels have come for them, one that corrects another not counted again where the other is known; a sample's share of what came where
 *     too many came to look up
 * @param measures by their words
 * @param estimatedFrom what the estimates rest on, or why there are none
 * @param batches what the labels are summed to, by when they arrived; the summary has none
 * @param errors the errors of the labels that arrived in this window, whenever they were predicted; null where none were looked
 *     at, and in the summary
 */
public record Performance(
        @Nullable Long predictions,
        long labels,
        List<PerformanceMeasure> measures,
        String estimatedFrom,
        List<LabelBatch> batches,
        @Nullable ErrorWatch errors) {
    /** Copies the lists; a missing one is empty. */
    public Performance {
        measures = measures == null ? List.of() : List.copyOf(measures);
        batches = batches == null ? List.of() : List.copyOf(batches);
        if (labels < 0 || (predictions != null && predictions < 0)) {
            throw new IllegalArgumentException(
                    "performance of " + predictions + " predictions and " + labels + " labels: expected 0 or more");
        }
    }

    /** The same without what only the next window's check reads. */
    Performance brief() {
        return new Performance(predictions, labels, measures, estimatedFrom, List.of(), null);
    }
}
