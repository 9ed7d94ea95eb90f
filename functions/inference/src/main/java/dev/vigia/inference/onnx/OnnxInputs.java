package dev.vigia.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.vigia.inference.ModelInput;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds out how a model takes its features. */
final class OnnxInputs {
    private final Schema schema;
    private final Preprocessing preprocessing;

    OnnxInputs(Schema schema, Preprocessing preprocessing) {
        this.schema = schema;
        this.preprocessing = preprocessing;
    }

    /**
     * With preprocessing, one matrix of floats or doubles. Without: an input for each feature that the model takes, under
     * the feature's name; or one input of all features in the schema's order.
     *
     * @throws IllegalArgumentException if the model's inputs are not of that form
     */
    List<OnnxInput> of(OrtSession session) throws OrtException {
        List<NodeInfo> nodes = List.copyOf(session.getInputInfo().values());
        if (!preprocessing.encodings().isEmpty()) {
            return List.of(prepared(nodes));
        }
        boolean named = nodes.stream().allMatch(node -> feature(node.getName()).isPresent());
        List<Integer> features = IntStream.range(0, schema.size())
                .filter(position -> schema.feature(position).role() == Role.FEATURE)
                .boxed()
                .toList();
        if (!named && nodes.size() == 1) {
            NodeInfo node = nodes.getFirst();
            return List.of(new FeatureTensor(node.getName(), tensor(node).type, features, false));
        }
        List<OnnxInput> inputs = new ArrayList<>();
        for (NodeInfo node : nodes) {
            int position = feature(node.getName())
                    .orElseThrow(() -> new IllegalArgumentException("input '" + node.getName()
                            + "' of the ONNX model is no feature of the schema: expected an input for each feature that it"
                            + " takes, or one matrix"));
            TensorInfo info = tensor(node);
            inputs.add(new FeatureTensor(node.getName(), info.type, List.of(position), info.getShape().length == 1));
        }
        return inputs;
    }

    private OnnxInput prepared(List<NodeInfo> nodes) {
        OnnxJavaType type = nodes.size() == 1 ? tensor(nodes.getFirst()).type : OnnxJavaType.UNKNOWN;
        if (type != OnnxJavaType.FLOAT && type != OnnxJavaType.DOUBLE) {
            throw new IllegalArgumentException("the ONNX model has " + nodes.size() + " inputs"
                    + (nodes.size() == 1 ? " of " + type : "")
                    + ": expected one float or double matrix, since the version has preprocessing");
        }
        ModelInput input = new ModelInput(schema, preprocessing);
        return new PreparedMatrix(nodes.getFirst().getName(), input, type == OnnxJavaType.DOUBLE);
    }

    private OptionalInt feature(String name) {
        OptionalInt position = schema.position(name);
        boolean taken =
                position.isPresent() && schema.feature(position.getAsInt()).role() == Role.FEATURE;
        return taken ? position : OptionalInt.empty();
    }

    private static TensorInfo tensor(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo info) {
            return info;
        }
        throw new IllegalArgumentException("input '" + node.getName() + "' of the ONNX model: expected a tensor");
    }
}
