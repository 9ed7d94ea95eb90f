package dev.vigia.performance;

import dev.vigia.check.ErrorWatch;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.Truth;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logged inferences with what came true for them. Ground truth is JSON: where the model predicts a text, or more than a
 * tenth of it is no number, it is taken for a text.
 */
public final class LabelledInferences {
    private static final String GROUND_TRUTH = "ground truth";

    private final LabelledColumns columns;
    private final LabelledRows rows;

    private LabelledInferences(LabelledColumns columns, LabelledRows rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Collects into rows.
     *
     * @param schema whose prediction is judged
     * @param textTruth whether truth is a text
     * @return empty if the schema has no prediction
     */
    public static Optional<LabelledInferences> of(Schema schema, boolean textTruth, LabelledRows rows) {
        return LabelledColumns.of(schema, truth(textTruth)).map(columns -> new LabelledInferences(columns, rows));
    }

    /**
     * Collects what later rows are held against, of numbers with the features from which their loss is learned.
     *
     * @param schema whose prediction is judged
     * @param textTruth whether truth is a text
     * @param seed chooses the rows that are kept
     * @return empty if the schema has no prediction
     */
    public static Optional<LabelledInferences> learning(Schema schema, boolean textTruth, long seed) {
        Feature truth = truth(textTruth);
        return LabelledColumns.of(schema, truth)
                .map(columns -> new LabelledInferences(columns, columns.none(schema, seed)));
    }

    private static Feature truth(boolean text) {
        return Feature.of(GROUND_TRUTH, text ? FeatureType.CATEGORY : FeatureType.NUMBER, Role.TRUTH);
    }

    /** Whether more than a tenth of it is no number. */
    public static boolean isText(Collection<Truth> truths) {
        long words = truths.stream()
                .filter(truth -> Double.isNaN(TruthValue.number(truth.value())))
                .count();
        return words * 10 > truths.size();
    }

    /** Adds what was predicted in a row of a request, and what came true, and returns it. Thread-safe. */
    public LabelledRow add(Rows request, Truth truth) {
        int row = truth.row().index();
        int predicted = request.schema().position(columns.prediction().name()).orElse(-1);
        synchronized (rows) {
            double prediction = predicted < 0 || row >= request.size()
                    ? Double.NaN
                    : switch (request.column(predicted)) {
                        case NumberColumn numbers -> numbers.value(row);
                        case TextColumn texts -> rows.labels().of(texts.value(row));
                    };
            double label = label(truth.value());
            if (Double.isNaN(label)) {
                rows.addMalformed();
            } else {
                rows.add(prediction, label, request, row);
            }
            return new LabelledRow(truth.row(), prediction, label);
        }
    }

    /** The same prediction with another label. */
    public LabelledRow with(LabelledRow row, Truth truth) {
        synchronized (rows) {
            return new LabelledRow(row.id(), row.prediction(), label(truth.value()));
        }
    }

    private double label(String json) {
        return textTruth() ? rows.labels().of(TruthValue.text(json)) : TruthValue.number(json);
    }

    /** What was collected. */
    public LabelledRows rows() {
        return rows;
    }

    /** Measures what was collected against a reference's rows. */
    public PerformanceReview review(LabelledRows reference) {
        return PerformanceReview.of(reference, rows, columns.textPrediction(), textTruth());
    }

    /** Sums and estimates by a reference's rows. */
    public PerformanceMeter meter(LabelledRows reference) {
        Kind kind = Kind.of(reference, columns.textPrediction(), textTruth());
        return new PerformanceMeter(reference, kind, columns.prediction().name());
    }

    /**
     * Watches errors against a reference's rows, from where the watch before ended; null before the first.
     *
     * @param level in how many windows without a change a rise may be told, in (0, 1)
     */
    public ErrorWatch watch(
            LabelledRows reference, List<LabelledRow> inOrder, @Nullable ErrorWatch before, double level) {
        return ErrorWatching.next(
                ErrorStream.of(reference, columns.textPrediction(), textTruth()),
                reference.judged(),
                inOrder,
                before,
                level);
    }

    /** The column that is judged. */
    public Feature prediction() {
        return columns.prediction();
    }

    private boolean textTruth() {
        return columns.textTruth() || columns.textPrediction();
    }
}
