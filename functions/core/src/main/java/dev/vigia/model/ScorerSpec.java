package dev.vigia.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Where a model version's predictions come from. */
public sealed interface ScorerSpec {
    /** Predictions are made elsewhere and captured with their features. */
    record None() implements ScorerSpec {}

    /**
     * An ONNX model in the artifact store.
     *
     * @param artifact the artifact's SHA-256 in hex, by which it is found and verified
     * @param outputs which output number becomes which prediction column
     */
    record Onnx(String artifact, List<Output> outputs) implements ScorerSpec {
        public Onnx {
            outputs = List.copyOf(outputs);
            if (outputs.isEmpty()) {
                throw new IllegalArgumentException("ONNX scorer without outputs: expected one or more");
            }
        }
    }

    /**
     * One prediction column of an ONNX model.
     *
     * @param prediction the schema's feature with role prediction
     * @param tensor the model's output name
     * @param index the column in that output's matrix [rows, columns]
     */
    record Output(String prediction, String tensor, int index) {
        public Output {
            if (index < 0) {
                throw new IllegalArgumentException("output index " + index + ": expected 0 or more");
            }
        }
    }

    /** An HTTP endpoint that speaks the KServe v1 or Open Inference v2 protocol. */
    record Remote(URI endpoint, Duration timeout) implements ScorerSpec {}
}
