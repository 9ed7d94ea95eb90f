package dev.vigia.performance;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.performance.LabelledRows.Labels;
import java.util.List;
import java.util.Optional;

/**
 * Where a schema's rows have what the model predicted and what came true. Of several predictions it is the only number among
 * them, then the first that is a text where the truth is one and a number where it is not, then the first.
 *
 * @param prediction the model's output
 * @param truth the label
 */
public record LabelledColumns(Feature prediction, Feature truth) {
    /** Those of a schema; empty if it names no prediction or no truth. */
    public static Optional<LabelledColumns> of(Schema schema) {
        return of(schema, Role.TRUTH).stream().findFirst().flatMap(truth -> of(schema, truth));
    }

    /** A schema's prediction and a truth that is not of it; empty if it names no prediction. */
    static Optional<LabelledColumns> of(Schema schema, Feature truth) {
        return prediction(of(schema, Role.PREDICTION), truth).map(found -> new LabelledColumns(found, truth));
    }

    private static List<Feature> of(Schema schema, Role role) {
        return schema.features().stream()
                .filter(feature -> feature.role() == role)
                .toList();
    }

    private static Optional<Feature> prediction(List<Feature> predictions, Feature truth) {
        List<Feature> numbers = predictions.stream()
                .filter(feature -> feature.type() == FeatureType.NUMBER)
                .toList();
        return numbers.size() == 1
                ? numbers.stream().findFirst()
                : predictions.stream()
                        .filter(feature -> isText(feature) == isText(truth))
                        .findFirst()
                        .or(() -> predictions.stream().findFirst());
    }

    private static boolean isText(Feature feature) {
        return !feature.type().isNumeric();
    }

    /** Whether predictions are texts. */
    public boolean textPrediction() {
        return isText(prediction);
    }

    /** Whether the truth is a text. */
    public boolean textTruth() {
        return isText(truth);
    }

    /** No rows yet of a baseline; of numbers they keep the schema's features, from which the loss can be learned. */
    public LabelledRows none(Schema schema, long seed) {
        return textPrediction() || textTruth()
                ? new LabelledRows(new Labels(), seed)
                : LabelledRows.withFeatures(new Labels(), seed, schema);
    }

    /** Takes what was predicted in a row and what came true; NaN where it is missing. */
    public interface Sink {
        void add(int row, double prediction, double truth);
    }

    /** Adds rows to those that are kept. A column that they do not have is missing in them. */
    public void add(Rows rows, LabelledRows to) {
        each(rows, to, (_, _, _) -> {});
    }

    /** The same, and hands over each row that may be judged, texts as their numbers. */
    public void each(Rows rows, LabelledRows to, Sink also) {
        int predicted = rows.schema().position(prediction.name()).orElse(-1);
        int known = rows.schema().position(truth.name()).orElse(-1);
        for (int row = 0; row < rows.size(); row++) {
            if (known >= 0 && rows.column(known).cell(row) == Cell.ESCAPED) {
                to.addMalformed();
            } else {
                double prediction = value(rows, predicted, row, to.labels());
                double truth = value(rows, known, row, to.labels());
                to.add(prediction, truth, rows, row);
                also.add(row, prediction, truth);
            }
        }
    }

    private static double value(Rows rows, int position, int row, Labels labels) {
        if (position < 0) {
            return Double.NaN;
        }
        Column column = rows.column(position);
        return switch (column) {
            case NumberColumn numbers -> numbers.value(row);
            case TextColumn texts -> labels.of(texts.value(row));
        };
    }

    /** Watches rows in their order against a baseline's error; empty where that is not known well enough. */
    public Optional<ErrorStream> stream(LabelledRows baseline) {
        return ErrorStream.of(baseline, textPrediction(), textTruth());
    }

    /** Looks through all rows for a stretch of more errors than a baseline's; empty where these are too few. */
    public Optional<ErrorSearch> search(LabelledRows baseline) {
        return ErrorSearch.of(baseline, textPrediction(), textTruth());
    }

    /** What a baseline's rows let expect of others without truth. */
    public Estimator estimator(LabelledRows baseline) {
        return new Estimator(baseline, Kind.of(baseline, textPrediction(), textTruth()));
    }

    /** Measures rows against a baseline's, whose estimator is given. */
    public PerformanceReview review(LabelledRows baseline, LabelledRows current, Estimator estimator) {
        return PerformanceReview.of(baseline, current, estimator);
    }

    /** Measures rows against a baseline's. */
    public PerformanceReview review(LabelledRows baseline, LabelledRows current) {
        return PerformanceReview.of(baseline, current, textPrediction(), textTruth());
    }
}
