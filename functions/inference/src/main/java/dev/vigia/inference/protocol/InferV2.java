package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.Problem;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The Open Inference Protocol v2 with JSON tensors, {@code POST /v2/models/{m}[/versions/{v}]/infer}.
 *
 * <p>In: {@code {"id": "my-call", "inputs": [{"name": "distance", "shape": [2], "datatype": "FP32", "data": [1, 2]},
 * …]}}, one input for each feature with shape [rows] or [rows, 1]; or one input alone of shape [rows, features] under
 * any name, whose columns are the schema's features in their order. Data are nested or flat, row by row. The id is
 * echoed and kept; it is no idempotency key. {@code "outputs": [{"name": "delay"}]} asks for some predictions only.
 *
 * <p>Out: {@code {"model_name", "model_version", "id", "outputs": [{"name", "shape": [rows], "datatype", "data"}]}}:
 * numbers are FP64, integers INT64, booleans BOOL, others BYTES.
 */
public final class InferV2 implements Protocol {
    private static final int LONGEST_ID = 512;

    @Override
    public Asked read(byte[] body, RowLayout layout) {
        try (JsonParser json = Json.parser(body)) {
            String id = null;
            List<Tensor> inputs = List.of();
            List<Integer> outputs =
                    IntStream.range(0, layout.predictions().size()).boxed().toList();
            Json.openBody(json);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "id" -> id = Json.text(json, "id", LONGEST_ID);
                    case "inputs" -> inputs = inputs(json);
                    case "outputs" -> outputs = outputs(json, layout);
                    default -> json.skipChildren();
                }
            }
            Json.closeBody(json);
            return new Asked(TensorRows.read(body, inputs, layout), id, outputs);
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    private static List<Tensor> inputs(JsonParser json) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, "inputs", "an array of tensors");
        List<Tensor> inputs = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            inputs.add(input(json, "inputs[" + inputs.size() + "]"));
        }
        return inputs;
    }

    private static Tensor input(JsonParser json, String field) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_OBJECT, field, "a tensor {name, shape, datatype, data}");
        String name = "";
        List<Integer> shape = List.of();
        Datatype datatype = null;
        Json.@Nullable Slice data = null;
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            switch (member) {
                case "name" -> name = Json.text(json, field + ".name", Limits.NAME);
                case "shape" -> shape = shape(json, field + ".shape");
                case "datatype" ->
                    datatype = Datatype.of(Json.text(json, field + ".datatype", 16), field + ".datatype");
                case "data" -> data = Json.skip(json);
                default -> json.skipChildren();
            }
        }
        Json.require(!name.isEmpty(), field + ".name", "a text");
        Json.require(!shape.isEmpty(), field + ".shape", "[rows] or [rows, columns]");
        if (datatype == null || data == null) {
            String missing = field + (datatype == null ? ".datatype" : ".data");
            throw Problem.BAD_REQUEST.with(missing, "to be there", "'" + missing + "' is missing");
        }
        return new Tensor(field, name, shape, datatype, data);
    }

    private static List<Integer> shape(JsonParser json, String field) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, field, "an array of whole numbers");
        List<Integer> shape = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int dimension = Json.whole(json, field);
            Json.require(dimension >= 1 && shape.size() < 2, field, "one or two dimensions, each from 1");
            shape.add(dimension);
        }
        return shape;
    }

    private static List<Integer> outputs(JsonParser json, RowLayout layout) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, "outputs", "an array of {name}");
        List<Integer> outputs = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String field = "outputs[" + outputs.size() + "]";
            Json.require(json.currentToken() == JsonToken.START_OBJECT, field, "an object {name}");
            int output = -1;
            for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
                json.nextToken();
                if (member.equals("name")) {
                    String wanted = Json.text(json, field + ".name", Limits.NAME);
                    output = layout.predictions().indexOf(layout.predictionNamed(wanted));
                } else {
                    json.skipChildren();
                }
            }
            Json.require(output >= 0 && !outputs.contains(output), field + ".name", "a prediction's name, once");
            outputs.add(output);
        }
        return outputs;
    }

    @Override
    public String write(ModelVersion version, Asked asked, RowLayout layout, Rows rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 + 20 * rows.size());
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("model_name", version.model().value());
            json.writeStringField("model_version", Integer.toString(version.number()));
            if (asked.caller() != null) {
                json.writeStringField("id", asked.caller());
            }
            json.writeArrayFieldStart("outputs");
            for (int output : asked.outputs()) {
                writeOutput(
                        json, layout.prediction(output), layout.predictions().get(output), rows);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void writeOutput(JsonGenerator json, Feature prediction, int position, Rows rows)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", prediction.name());
        json.writeArrayFieldStart("shape");
        json.writeNumber(rows.size());
        json.writeEndArray();
        json.writeStringField("datatype", Datatype.of(prediction.type()).name());
        json.writeArrayFieldStart("data");
        for (int row = 0; row < rows.size(); row++) {
            Cells.write(json, prediction.type(), rows.column(position), row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
