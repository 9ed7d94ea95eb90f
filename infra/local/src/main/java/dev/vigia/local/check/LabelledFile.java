package dev.vigia.local.check;

import dev.vigia.inference.Rows;
import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.performance.LabelledColumns;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.PerformanceCheck;
import dev.vigia.performance.PerformanceReference;
import dev.vigia.performance.PerformanceReview;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file of a model's rows says of its performance. */
public final class LabelledFile {
    private static final long SEED = 1;

    private LabelledFile() {}

    /**
     * Reads predictions and what came true, the latter's type as the file shows it, of a class a text.
     *
     * @param from windows of ground truth from here on are judged by it
     * @throws BadInputException if the file has no such column, or no rows that can be judged
     */
    public static PerformanceReference read(RowReader file, Schema schema, String truth, Instant from)
            throws IOException {
        Columns columns = new Columns(List.of(), Set.of(), null, truth);
        Schema shown = FileSchema.of(file, Optional.empty(), columns, null).schema();
        Feature label = shown.feature(shown.position(truth)
                .orElseThrow(() -> BadInputException.of(
                        file.file().path(), "has no column '" + truth + "': expected what came true")));
        List<Feature> features = new ArrayList<>(schema.features());
        features.add(Feature.of(truth, type(schema, label), Role.TRUTH));
        Schema whole = new Schema(features);
        LabelledColumns both = LabelledColumns.of(whole)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the model's schema has no prediction: expected one for --truth " + truth));
        LabelledRows rows = both.none(schema, SEED);
        file.<Rows>rows(whole, Set.of(), () -> (first, block) -> block, block -> both.add(block, rows));
        PerformanceReview review = both.review(rows, rows);
        if (!new PerformanceCheck(review).canJudge()) {
            throw BadInputException.of(
                    file.file().path(),
                    "has no rows by '" + truth + "' that performance can be held against: "
                            + (review.reason().isEmpty()
                                    ? "expected 100 rows with both or more, truths that differ, and 10 of either label"
                                    : review.reason()));
        }
        return new PerformanceReference(from, both.textTruth(), rows);
    }

    /** Classes are compared with classes, though they look like numbers. */
    private static FeatureType type(Schema schema, Feature label) {
        boolean text = schema.features().stream()
                .filter(feature -> feature.role() == Role.PREDICTION)
                .allMatch(feature -> !feature.type().isNumeric());
        return text ? FeatureType.CATEGORY : label.type();
    }
}
