package dev.vigia.local.registration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.vigia.local.file.BadInputException;
import dev.vigia.model.ModelDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileTest {
    private static final Path PATH = Path.of("fares.onnx");
    private static final String SCHEMA = """
            "schema": {"schema": 1, "features": [
                {"name": "distance", "type": "number"}, {"name": "origin", "type": "category"},
                {"name": "fare", "type": "number", "role": "prediction"}]},
            "scorer": {"kind": "onnx", "outputs": [{"prediction": "fare", "tensor": "fare_out", "index": 0}]}}""";

    private static final ModelDefinition PLAIN = definition("{\"model\": \"fares\", " + SCHEMA);
    /** Makes three columns. */
    private static final ModelDefinition PREPARED = definition("""
            {"model": "fares", "preprocessing": {"encodings": [
                {"kind": "standard", "feature": "distance", "mean": 700, "scale": 500},
                {"kind": "one-hot", "feature": "origin", "categories": ["LAX", "ORD"]}]},
            """ + SCHEMA);

    private static ModelDefinition definition(String json) {
        return ModelDefinition.read(json, "ab".repeat(32));
    }

    private static ValueInfoProto tensor(String name, DataType type, long... dimensions) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        for (long dimension : dimensions) {
            var open = tensor.getShapeBuilder().addDimBuilder();
            if (dimension > 0) {
                open.setDimValue(dimension);
            } else {
                open.setDimParam("batch");
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static OnnxFile model(ValueInfoProto... inputs) {
        return modelOf(tensor("fare_out", DataType.FLOAT, 0, 1), inputs);
    }

    private static OnnxFile modelOf(ValueInfoProto output, ValueInfoProto... inputs) {
        GraphProto.Builder graph = GraphProto.newBuilder().addOutput(output);
        for (ValueInfoProto input : inputs) {
            graph.addInput(input);
        }
        graph.addInitializer(TensorProto.newBuilder().setName("weights"));
        byte[] content =
                ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build().toByteArray();
        return OnnxFile.read(PATH, content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "distance,origin,fare\n612.3,LAX,120\n", "{\"a\": 1}", "\b\1"})
    void whatIsNoModelIsRefused(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> OnnxFile.read(PATH, bytes))
                .isInstanceOf(BadInputException.class)
                .hasMessage("fares.onnx: " + bytes.length + " bytes that are no ONNX model: expected one");
    }

    @Test
    void takesTheMatrixOfThePreprocessing() {
        for (long columns : new long[] {0, 3}) {
            assertThatCode(() -> model(tensor("x", DataType.DOUBLE, 0, columns)).requireFit(PREPARED))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> model(tensor("x", DataType.FLOAT, 0, 4)).requireFit(PREPARED))
                .hasMessage("fares.onnx: takes 4 columns: expected the 3 columns that the preprocessing makes");
        assertThatThrownBy(() -> model(tensor("x", DataType.INT64, 0, 3)).requireFit(PREPARED))
                .hasMessageContaining("'x' of INT64: expected a tensor of one of [FLOAT, DOUBLE]");
        assertThatThrownBy(() -> model(tensor("distance", DataType.FLOAT, 0), tensor("origin", DataType.FLOAT, 0))
                        .requireFit(PREPARED))
                .hasMessageContaining("takes the inputs [distance, origin]: expected one matrix");
    }

    @Test
    void takesTheFeaturesByNameOrAsOneMatrix() {
        assertThatCode(() -> {
                    model(tensor("distance", DataType.FLOAT, 0, 1), tensor("origin", DataType.STRING, 0, 1))
                            .requireFit(PLAIN);
                    model(tensor("origin", DataType.STRING, 0)).requireFit(PLAIN);
                    model(tensor("x", DataType.FLOAT, 0, 2)).requireFit(PLAIN);
                    model(tensor("x", DataType.FLOAT)).requireFit(PLAIN);
                    model(tensor("x", DataType.FLOAT, 0, 2), tensor("weights", DataType.FLOAT, 2))
                            .requireFit(PLAIN); // as old exporters list their constants
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> model(tensor("distance", DataType.FLOAT, 0, 1), tensor("speed", DataType.FLOAT, 0, 1))
                        .requireFit(PLAIN))
                .hasMessage(
                        "fares.onnx: takes the input 'speed', which is no feature: expected one of [distance, origin]");
        assertThatThrownBy(() -> model(tensor("x", DataType.FLOAT, 0, 5)).requireFit(PLAIN))
                .hasMessage("fares.onnx: takes 5 columns: expected the 2 features of the schema");
        assertThatThrownBy(() -> model(tensor("a", DataType.FLOAT), tensor("b", DataType.FLOAT))
                        .requireFit(PLAIN))
                .hasMessageContaining("takes the inputs [a, b]: expected one matrix of the 2 features of the schema");
        assertThatThrownBy(
                        () -> model(tensor("distance", DataType.COMPLEX64, 0)).requireFit(PLAIN))
                .hasMessageContaining("'distance' of COMPLEX64");
    }

    private static void requireFit(ValueInfoProto output, int index, String type) {
        ModelDefinition definition = definition("{\"model\": \"fares\", "
                + SCHEMA.replace("\"index\": 0", "\"index\": " + index)
                        .replace("\"fare\", \"type\": \"number\"", "\"fare\", \"type\": \"" + type + "\""));
        modelOf(output, tensor("x", DataType.FLOAT, 0, 2)).requireFit(definition);
    }

    private static ValueInfoProto maps(DataType values) {
        TypeProto value = tensor("", values).getType();
        TypeProto.Builder map = TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder()
                        .setKeyType(DataType.STRING_VALUE)
                        .setValueType(value));
        return ValueInfoProto.newBuilder()
                .setName("fare_out")
                .setType(TypeProto.newBuilder()
                        .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map)))
                .build();
    }

    @Test
    void anOutputMustHaveTheColumnAndItsType() {
        assertThatCode(() -> {
                    requireFit(tensor("fare_out", DataType.FLOAT, 0, 3), 2, "number");
                    requireFit(tensor("fare_out", DataType.FLOAT, 0, 0), 9, "number"); // an open width
                    requireFit(tensor("fare_out", DataType.FLOAT), 9, "number"); // no shape
                    requireFit(tensor("fare_out", DataType.INT64, 0), 0, "category");
                    requireFit(tensor("fare_out", DataType.STRING, 0), 0, "category");
                    requireFit(maps(DataType.FLOAT), 4, "number");
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> requireFit(tensor("fare_out", DataType.FLOAT, 0, 3), 3, "number"))
                .hasMessage("fares.onnx: its output 'fare_out' has 3 columns: expected one of the index 3,"
                        + " which counts from 0");
        assertThatThrownBy(() -> requireFit(tensor("fare_out", DataType.FLOAT, 0), 1, "number"))
                .hasMessageContaining("has 1 columns");
        assertThatThrownBy(() -> requireFit(tensor("fare_out", DataType.FLOAT, 0, 3, 2), 0, "number"))
                .hasMessageContaining("has 3 dimensions");
        assertThatThrownBy(() -> requireFit(tensor("fare_out", DataType.STRING, 0), 0, "number"))
                .hasMessageContaining("has texts: expected numbers for the prediction 'fare'");
        assertThatThrownBy(() -> requireFit(maps(DataType.STRING), 0, "number")).hasMessageContaining("has texts");
        ValueInfoProto other = ValueInfoProto.newBuilder().setName("fare_out").build();
        assertThatThrownBy(() -> requireFit(other, 0, "number")).hasMessageContaining("of another kind");
    }

    @Test
    void anOutputThatIsNamedMustBeThere() {
        ModelDefinition other = definition("{\"model\": \"fares\", " + SCHEMA.replace("fare_out", "price"));
        assertThatThrownBy(() -> model(tensor("x", DataType.FLOAT, 0, 2)).requireFit(other))
                .hasMessage("fares.onnx: has no output 'price': expected one of [fare_out]");
    }
}
