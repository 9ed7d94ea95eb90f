package dev.vigia.inference.protocol;

import dev.vigia.inference.Rows;
import dev.vigia.model.ModelVersion;

/** How one protocol asks for predictions and is answered. Thread-safe, without state. */
public sealed interface Protocol permits PredictV1, InferV2 {
    /** @throws dev.vigia.inference.http.ProblemException if the body cannot be decoded or is over a limit */
    Asked read(byte[] body, RowLayout layout);

    /**
     * The answer's JSON.
     *
     * @param rows what was asked, with its predictions
     */
    String write(ModelVersion version, Asked asked, RowLayout layout, Rows rows);
}
