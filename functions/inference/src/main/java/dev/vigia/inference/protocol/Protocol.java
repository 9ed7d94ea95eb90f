package dev.vigia.inference.protocol;

import dev.vigia.inference.Rows;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.ModelVersion;

/** How one protocol asks for predictions and is answered. Thread-safe, without state. */
public sealed interface Protocol permits PredictV1, InferV2, Invocations {
    /** What the headers say of the body: two requests with the same body ask the same only if this is the same too. */
    String form(HttpRequest request);

    /** @throws dev.vigia.inference.http.ProblemException if the body cannot be decoded or is over a limit */
    Asked read(HttpRequest request, RowLayout layout);

    /**
     * The answer.
     *
     * @param rows what was asked, with its predictions
     */
    HttpResponse write(HttpRequest request, ModelVersion version, Asked asked, RowLayout layout, Rows rows);
}
