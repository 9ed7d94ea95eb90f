package dev.vigia.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.UnscorableException;
import dev.vigia.model.Feature;
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
     * @throws ScorerException if ONNX Runtime cannot load it, or its outputs are not what the version says
     * @throws IllegalArgumentException if its inputs, preprocessing or outputs do not fit the schema
     */
    public OnnxScorer(byte[] model, Schema schema, Preprocessing preprocessing, List<ScorerSpec.Output> outputs) {
        this.outputs = inSchemaOrder(schema, outputs);
        environment = OrtEnvironment.getEnvironment();
        try {
            session = session(model);
        } catch (OrtException e) {
            throw new ScorerException("ONNX Runtime cannot load the model", false, e);
        }
        try {
            inputs = new OnnxInputs(schema, preprocessing).of(session);
            requireOutputs(schema);
            tryOneRow(schema);
        } catch (OrtException e) {
            close();
            throw new ScorerException("ONNX Runtime cannot load the model", false, e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static OrtSession session(byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(model, options);
        }
    }

    private void requireOutputs(Schema schema) throws OrtException {
        for (ScorerSpec.Output output : outputs) {
            NodeInfo info = session.getOutputInfo().get(output.tensor());
            if (info == null) {
                throw new ScorerException(
                        "the ONNX model has no output '" + output.tensor() + "': expected one of "
                                + session.getOutputNames(),
                        false,
                        new IllegalStateException(output.tensor()));
            }
            OnnxFit.require(info.getInfo(), output, isNumeric(schema, output));
        }
    }

    /**
     * What a model does not tell of its outputs, a made-up row shows: how many classes a map has, or columns a matrix. A
     * model that cannot score such a row may still score others.
     */
    private void tryOneRow(Schema schema) {
        List<Column> columns = new ArrayList<>(schema.size());
        for (Feature feature : schema.features()) {
            columns.add(feature.type().isNumeric() ? NumberColumn.of(0) : TextColumn.of(""));
        }
        try {
            score(new Rows(schema, 1, columns, List.of()));
        } catch (UnscorableException e) {
            // says nothing of the outputs
        } catch (ScorerException e) {
            if (!(e.getCause() instanceof OrtException)) {
                throw e;
            }
        }
    }

    private static boolean isNumeric(Schema schema, ScorerSpec.Output output) {
        return schema.feature(schema.position(output.prediction()).orElseThrow())
                .type()
                .isNumeric();
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
                predictions.add(OnnxOutput.column(value, output, rows.size(), isNumeric(rows.schema(), output)));
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
