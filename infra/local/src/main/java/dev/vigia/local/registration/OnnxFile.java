package dev.vigia.local.registration;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.vigia.inference.ModelInput;
import dev.vigia.local.file.BadInputException;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelDefinition;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an ONNX file says of its model: the inputs that it takes and the outputs that it gives. It is not run; ONNX Runtime
 * may still refuse what it computes.
 */
public final class OnnxFile {
    private static final Set<DataType> FEATURE_TYPES =
            EnumSet.of(DataType.FLOAT, DataType.DOUBLE, DataType.INT64, DataType.INT32, DataType.STRING, DataType.BOOL);
    private static final Set<DataType> MATRIX_TYPES = EnumSet.of(DataType.FLOAT, DataType.DOUBLE);

    private final Path path;
    private final List<ValueInfoProto> inputs;
    private final Map<String, ValueInfoProto> outputs = new LinkedHashMap<>();

    private OnnxFile(Path path, GraphProto graph) {
        this.path = path;
        Set<String> constants =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        inputs = graph.getInputList().stream()
                .filter(input -> !constants.contains(input.getName()))
                .toList();
        graph.getOutputList().forEach(output -> outputs.put(output.getName(), output));
    }

    /** @throws BadInputException if it is no ONNX model */
    public static OnnxFile read(Path path, byte[] content) {
        try {
            ModelProto model = ModelProto.parseFrom(content);
            if (model.getIrVersion() > 0 && model.getGraph().getOutputCount() > 0) {
                return new OnnxFile(path, model.getGraph());
            }
        } catch (InvalidProtocolBufferException e) {
            // told below
        }
        throw BadInputException.of(path, content.length + " bytes that are no ONNX model: expected one");
    }

    /**
     * Requires what a version's scorer will ask of it.
     *
     * @throws BadInputException if an output that is named is not there or cannot be the prediction, or the features are
     *     not what it takes
     */
    public void requireFit(ModelDefinition definition) {
        if (definition.scorer() instanceof ScorerSpec.Onnx onnx) {
            onnx.outputs().forEach(output -> requireOutput(output, definition.schema()));
        }
        if (definition.preprocessing().encodings().isEmpty()) {
            requireFeatures(definition.schema().features().stream()
                    .filter(feature -> feature.role() == Role.FEATURE)
                    .map(Feature::name)
                    .toList());
        } else {
            requireMatrix(
                    new ModelInput(definition.schema(), definition.preprocessing()).width(),
                    MATRIX_TYPES,
                    "columns that the preprocessing makes");
        }
    }

    private void requireOutput(ScorerSpec.Output output, Schema schema) {
        ValueInfoProto info = outputs.get(output.tensor());
        if (info == null) {
            throw BadInputException.of(
                    path, "has no output '" + output.tensor() + "': expected one of " + outputs.keySet());
        }
        TypeProto type = info.getType();
        int element;
        if (type.hasTensorType()) {
            requireColumn(output, type.getTensorType().getShape());
            element = type.getTensorType().getElemType();
        } else if (type.getSequenceType().getElemType().hasMapType()) {
            TypeProto.Map map = type.getSequenceType().getElemType().getMapType();
            element = map.getValueType().getTensorType().getElemType();
        } else {
            throw unfit(output, "is of another kind: expected a tensor, or a sequence of maps");
        }
        boolean numeric = schema.feature(schema.position(output.prediction()).orElseThrow())
                .type()
                .isNumeric();
        if (numeric && element == DataType.STRING_VALUE) {
            throw unfit(output, "has texts: expected numbers for the prediction '" + output.prediction() + "'");
        }
    }

    /** As far as the file says: a shape may be left out, and a dimension be open. */
    private void requireColumn(ScorerSpec.Output output, TensorShapeProto shape) {
        int dimensions = shape.getDimCount();
        if (dimensions > 2) {
            throw unfit(output, "has " + dimensions + " dimensions: expected [rows] or [rows, columns]");
        }
        long columns = dimensions == 2 ? shape.getDim(1).getDimValue() : dimensions;
        if (columns > 0 && output.index() >= columns) {
            throw unfit(
                    output,
                    "has " + columns + " columns: expected one of the index " + output.index()
                            + ", which counts from 0");
        }
    }

    private BadInputException unfit(ScorerSpec.Output output, String what) {
        return BadInputException.of(path, "its output '" + output.tensor() + "' " + what);
    }

    private void requireFeatures(List<String> features) {
        boolean named = inputs.stream().anyMatch(input -> features.contains(input.getName()));
        if (!named) {
            requireMatrix(features.size(), FEATURE_TYPES, "features of the schema");
            return;
        }
        for (ValueInfoProto input : inputs) {
            if (!features.contains(input.getName())) {
                throw BadInputException.of(
                        path,
                        "takes the input '" + input.getName() + "', which is no feature: expected one of " + features);
            }
            requireType(input, FEATURE_TYPES);
        }
    }

    private void requireMatrix(int width, Set<DataType> types, String what) {
        if (inputs.size() != 1) {
            throw BadInputException.of(
                    path, "takes the inputs " + names() + ": expected one matrix of the " + width + " " + what);
        }
        ValueInfoProto input = inputs.getFirst();
        requireType(input, types);
        TensorShapeProto shape = input.getType().getTensorType().getShape();
        // An open dimension has a name or nothing in place of a number.
        long fixed = shape.getDimCount() == 2 ? shape.getDim(1).getDimValue() : 0;
        if (fixed > 0 && fixed != width) {
            throw BadInputException.of(path, "takes " + fixed + " columns: expected the " + width + " " + what);
        }
    }

    private void requireType(ValueInfoProto input, Set<DataType> types) {
        TypeProto type = input.getType();
        DataType element = DataType.forNumber(type.getTensorType().getElemType());
        if (!type.hasTensorType() || !types.contains(element)) {
            throw BadInputException.of(
                    path,
                    "takes the input '" + input.getName() + "' of " + (type.hasTensorType() ? element : "another kind")
                            + ": expected a tensor of one of " + types);
        }
    }

    private List<String> names() {
        return inputs.stream().map(ValueInfoProto::getName).toList();
    }
}
