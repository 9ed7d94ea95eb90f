package dev.vigia.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes to register a version of a model.
 *
 * <pre>{@code
 * {"model": "flights",
 *  "schema": {"schema": 1, "features": [{"name": "distance", "type": "number"}, …,
 *                                       {"name": "delay", "type": "number", "role": "prediction"}]},
 *  "preprocessing": {"encodings": [{"kind": "standard", "feature": "distance", "mean": 726.1, "scale": 501.3}, …]},
 *  "scorer": {"kind": "onnx", "outputs": [{"prediction": "delay", "tensor": "variable", "index": 0}]}}
 * }</pre>
 *
 * Preprocessing may be left out: then the scorer takes the features as they are. A scorer is {@code none} (captures
 * only), {@code onnx}, or {@code remote} with {@code endpoint} and {@code timeout} (ISO 8601, as PT2S;
 * PT20S at most).
 */
public record ModelDefinition(ModelName model, Schema schema, Preprocessing preprocessing, ScorerSpec scorer) {
    public ModelDefinition {
        if (scorer instanceof ScorerSpec.Onnx onnx) {
            Set<String> predictions = schema.features().stream()
                    .filter(feature -> feature.role() == Role.PREDICTION)
                    .map(Feature::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            List<String> outputs = onnx.outputs().stream()
                    .map(ScorerSpec.Output::prediction)
                    .sorted()
                    .toList();
            if (!outputs.equals(List.copyOf(predictions))) {
                throw new IllegalArgumentException("the scorer's outputs are of the predictions " + outputs
                        + ": expected one for each prediction of the schema, " + predictions);
            }
        }
    }

    /**
     * Reads a definition.
     *
     * @param artifact the hash under which the ONNX model is stored; null if there is none
     * @throws IllegalArgumentException if it is not JSON or not a definition; the message names the field
     */
    public static ModelDefinition read(String json, @Nullable String artifact) {
        Fields fields = Fields.parse("model definition", json);
        Fields scorer = fields.needObject("scorer");
        if (artifact == null && scorer.text("kind").equals("onnx")) {
            throw new IllegalArgumentException(
                    "the scorer is of kind onnx: expected the file of its model (--onnx FILE)");
        }
        ModelDefinition definition = new ModelDefinition(
                new ModelName(fields.text("model")),
                SchemaJson.read(fields.needObject("schema")),
                fields.object("preprocessing").map(PreprocessingJson::read).orElse(Preprocessing.NONE),
                scorer.checked(() -> VersionJson.scorer(scorer, artifact)));
        fields.done();
        return definition;
    }
}
