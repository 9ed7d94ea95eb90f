package dev.vigia.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores with an ONNX model: of one input, the matrix that preprocessing makes; without preprocessing, of an input for
 * each feature or one matrix of all ({@link OnnxInputs}). Its outputs are tensors of numbers or labels, or the sequences
 * of maps from class to probability that scikit-learn's converters make (ZipMap). Runs on the calling thread only, so that as
 * many requests as there are threads go on side by side.
 */
public final class OnnxScorer implements Scorer {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<OnnxInput> inputs;
    private final List<ScorerSpec.Output> outputs;

    /**
     * Loads a model.
     *
     * @throws ScorerException if ONNX Runtime cannot load it, or it has not the outputs that are named
     * @throws IllegalArgumentException if its inputs, preprocessing or outputs do not fit the schema
     */
    public OnnxScorer(byte[] model, Schema schema, Preprocessing preprocessing, List<ScorerSpec.Output> outputs) {
        this.outputs = inSchemaOrder(schema, outputs);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            environment = OrtEnvironment.getEnvironment();
            session = environment.createSession(model, options);
            inputs = new OnnxInputs(schema, preprocessing).of(session);
            for (ScorerSpec.Output output : outputs) {
                if (!session.getOutputNames().contains(output.tensor())) {
                    throw new ScorerException(
                            "the ONNX model has no output '" + output.tensor() + "': expected one of "
                                    + session.getOutputNames(),
                            false,
                            new IllegalArgumentException(output.tensor()));
                }
            }
        } catch (OrtException e) {
            throw new ScorerException("ONNX Runtime cannot load the model", false, e);
        }
    }

    private static List<ScorerSpec.Output> inSchemaOrder(Schema schema, List<ScorerSpec.Output> outputs) {
        Map<String, ScorerSpec.Output> byName = new HashMap<>();
        outputs.forEach(output -> byName.put(output.prediction(), output));
        List<ScorerSpec.Output> ordered = new ArrayList<>();
        for (var feature : schema.features()) {
            if (feature.role() == Role.PREDICTION) {
                ScorerSpec.Output output = byName.remove(feature.name());
                if (output == null) {
                    throw new IllegalArgumentException("prediction '" + feature.name() + "' is no output of the model");
                }
                ordered.add(output);
            }
        }
        if (!byName.isEmpty()) {
            throw new IllegalArgumentException("outputs " + byName.keySet() + " are no predictions of the schema");
        }
        return ordered;
    }

    @Override
    public List<Column> score(Rows rows) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (OnnxInput input : inputs) {
                tensors.put(input.name(), input.tensor(environment, rows));
            }
            return score(rows, tensors);
        } catch (OrtException e) {
            throw new ScorerException("ONNX Runtime failed", false, e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private List<Column> score(Rows rows, Map<String, OnnxTensor> tensors) throws OrtException {
        try (OrtSession.Result result = session.run(tensors)) {
            List<Column> predictions = new ArrayList<>(outputs.size());
            for (ScorerSpec.Output output : outputs) {
                OnnxValue value = result.get(output.tensor()).orElseThrow();
                boolean numeric = rows.schema()
                        .feature(rows.schema().position(output.prediction()).orElseThrow())
                        .type()
                        .isNumeric();
                predictions.add(OnnxOutput.column(value, output, rows.size(), numeric));
            }
            return predictions;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close the model", e);
        }
    }
}
